import { actWords } from '@/components/roles/change-words'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { ExplainedRole, ExplainedStep, Explanation } from '@/lib/core/access/explain'
import type { AccessModel } from '@/lib/core/access/model'
import { planSteps } from './plan-steps'

/** What things and roles are called, for sentences about them. */
export type Names = {
  person: string
  thing: (thing: Resource) => string
  role: (role: { type: string; role: string }) => string
}

/** `neutral`: neither helps nor hinders. */
export type Outcome = 'yes' | 'no' | 'neutral'

export type DerivationLine = { text: string; outcome: Outcome }
export type DerivationStep = { title: string; outcome: Outcome; lines: readonly DerivationLine[] }

const list = new Intl.ListFormat('en')
const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** How a decision came about, in the order in which it is made, in words. */
export function stepsOf(model: AccessModel, explanation: Explanation, names: Names): DerivationStep[] {
  return [
    memberStep(explanation, names),
    ...flagSteps(model, explanation),
    ...explanation.path.toReversed().map((step) => thingStep(model, explanation, step, names)),
    roleStep(model, explanation),
    ...planSteps(model, explanation),
    ...secondFactorSteps(explanation),
  ]
}

function memberStep({ isMember }: Explanation, { person }: Names): DerivationStep {
  return isMember
    ? { title: `${person} is a member`, outcome: 'yes', lines: [] }
    : { title: `${person} is not a member`, outcome: 'no', lines: [] }
}

function flagSteps(model: AccessModel, { flags }: Explanation): DerivationStep[] {
  return flags.map(({ key, on, by }) => {
    const title = model.flags[key]?.title ?? key
    const whose = {
      user: 'for this person',
      tenant: 'for this organization',
      global: 'for everyone',
      default: 'by default',
    }
    return { title: `“${title}” is ${on ? 'on' : 'off'} ${whose[by]}`, outcome: on ? 'yes' : 'no', lines: [] }
  })
}

/** What is held on one step of the way down to the thing. */
function thingStep(
  model: AccessModel,
  explanation: Explanation,
  step: ExplainedStep,
  names: Names,
): DerivationStep {
  const { type } = step.thing
  const lines = step.roles.map((role) => roleLine(model, explanation, step, { role, names }))
  const none = { text: 'No role here.', outcome: 'neutral' } as const
  return {
    title: `On the ${type} ${names.thing(step.thing)}`,
    outcome: lines.some(({ outcome }) => outcome === 'yes') ? 'yes' : 'neutral',
    lines: lines.length > 0 ? lines : [none],
  }
}

function roleLine(
  model: AccessModel,
  explanation: Explanation,
  { thing }: ExplainedStep,
  { role, names }: { role: ExplainedRole; names: Names },
): DerivationLine {
  const title = names.role({ type: thing.type, role: role.role })
  const sources = role.from.map((source) =>
    source.id === thing.id && source.type === thing.type
      ? 'given here'
      : `from ${names.role(source)} of ${names.thing(source)}`,
  )
  const origin = sources.length > 0 ? ` (${list.format([...new Set(sources)])})` : ''
  return {
    text: `${title}${origin}: ${effectWords(model, explanation, role)}.`,
    outcome: role.gives ? 'yes' : 'neutral',
  }
}

/** What a role does for the entitlement that is asked about. */
function effectWords(model: AccessModel, { entitlement, ownerId }: Explanation, role: ExplainedRole): string {
  const act = actWords(model, entitlement)
  const by = list.format(role.permissions.map(({ name }) => name))
  const through = by ? `, by ${by}` : ''
  if (role.reach === 'any') return `can ${act}${through}`
  if (role.reach === 'own') {
    const whose = role.gives
      ? 'which this one is'
      : ownerId === null
        ? 'and this is nobody’s'
        : 'and this one is not'
    return `can ${act}${through}, only what is their own, ${whose}`
  }
  if (role.exclude.length > 0) return `excludes it, by ${list.format(role.exclude)}`
  return 'does not give it'
}

function roleStep(model: AccessModel, { layers, needed }: Explanation): DerivationStep {
  const denial = layers.find(({ name }) => name === 'role')?.denial ?? null
  if (denial === null) return { title: 'One of these roles is enough', outcome: 'yes', lines: [] }
  const text = `Needed is ${neededWords(model, needed.roles)}, or a role of the organization’s own that grants it.`
  const elsewhere = 'A role that would give it is held elsewhere in the organization, not here.'
  return {
    title: 'None of these roles gives it',
    outcome: 'no',
    lines: [
      { text, outcome: 'neutral' },
      ...(denial === 'hierarchy_denied' ? [{ text: elsewhere, outcome: 'neutral' } as const] : []),
    ],
  }
}

/** "owner or admin of the organization, or manager of the project". */
export function neededWords(model: AccessModel, roles: Explanation['needed']['roles']): string {
  const types = Object.keys(model.entities).filter((type) => (roles[type] ?? []).length > 0)
  if (types.length === 0) return 'a role that the definition does not name'
  return either.format(types.map((type) => `${either.format(roles[type] ?? [])} of the ${type}`))
}

function secondFactorSteps({ needed, layers }: Explanation): DerivationStep[] {
  if (needed.maxAge === null) return []
  const denied = layers.some(({ name, denial }) => name === 'step-up' && denial !== null)
  const minutes = Math.round(needed.maxAge / 60)
  const words = `A second factor of the last ${minutes === 1 ? 'minute' : `${minutes} minutes`}`
  return [{ title: denied ? `${words} is asked for` : words, outcome: denied ? 'neutral' : 'yes', lines: [] }]
}
