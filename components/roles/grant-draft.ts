import { reachOf, type Reach, type RoleGrant } from '@/lib/core/access/custom-roles'
import { covers } from '@/lib/core/access/permission-pattern'

export const choices = ['none', 'any', 'own', 'excluded'] as const

/** What a role says of a pattern: nothing, all rows, one's own rows, or not after all. */
export type Choice = (typeof choices)[number]

/** A role while it is being edited: what it says of each pattern that it says something of. */
export type GrantDraft = { readonly [pattern: string]: Choice }

/** The name of a pattern's field in the editor's form begins with this. */
export const choiceField = 'grant.'

/** What stands in both lists is not granted: exclusion trims. */
export function draftOf({ permissions, exclude }: RoleGrant): GrantDraft {
  return Object.fromEntries<Choice>([
    ...permissions.map(({ name, ownership }): [string, Choice] => [name, ownership ? 'own' : 'any']),
    ...exclude.map((pattern): [string, Choice] => [pattern, 'excluded']),
  ])
}

export function grantOfDraft(draft: GrantDraft): {
  permissions: RoleGrant['permissions']
  exclude: string[]
} {
  const entries = Object.entries(draft)
  return {
    permissions: entries.flatMap(([name, choice]) => {
      if (choice === 'any') return [{ name }]
      return choice === 'own' ? [{ name, ownership: true }] : []
    }),
    exclude: entries.flatMap(([pattern, choice]) => (choice === 'excluded' ? [pattern] : [])),
  }
}

/** Reads the draft out of the editor's form. */
export function draftFromForm(form: Iterable<[string, unknown]>): GrantDraft {
  const entries = [...form].flatMap(([field, value]): [string, Choice][] => {
    const choice = choices.find((one) => one === value)
    return field.startsWith(choiceField) && choice ? [[field.slice(choiceField.length), choice]] : []
  })
  return Object.fromEntries(entries)
}

/** Whether two drafts say the same, in whatever order. */
export function isSameDraft(one: GrantDraft, other: GrantDraft): boolean {
  const said = (draft: GrantDraft) =>
    Object.entries(draft)
      .filter(([, choice]) => choice !== 'none')
      .map((entry) => entry.join(' '))
      .sort()
      .join('\n')
  return said(one) === said(other)
}

/** How far the draft reaches for an entitlement, and which of its patterns say so. */
export function reachIn(draft: GrantDraft, entitlement: string): { reach: Reach; by: string[] } {
  const grant = grantOfDraft(draft)
  const excluding = grant.exclude.filter((pattern) => covers(pattern, entitlement))
  const granting = grant.permissions.map(({ name }) => name).filter((name) => covers(name, entitlement))
  return { reach: reachOf(grant, entitlement), by: excluding.length > 0 ? excluding : granting }
}
