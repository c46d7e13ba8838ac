import { nameOf } from '@/components/team/member'
import { roleTitle } from '@/components/tenant/role-title'

type Person = { userId: string; name: string; email: string }

/** Who holds something on a project only before, only after, or something else after it was moved. */
export type MovePreview = {
  loses: (Person & { role: string })[]
  gains: (Person & { role: string })[]
  changes: (Person & { before: string; after: string })[]
}

const shown = 5

/** The effect of a move in sentences: the losses first. */
export function moveWords({ loses, gains, changes }: MovePreview): string[] {
  const lines = [
    sentence(loses, ['loses access', 'lose access'], ({ role }) => roleTitle(role)),
    sentence(gains, ['gains access', 'gain access'], ({ role }) => roleTitle(role)),
    sentence(changes, ['gets another role', 'get another role'], ({ before, after }) => {
      return `${roleTitle(before)} → ${roleTitle(after)}`
    }),
  ].filter((line) => line !== null)
  return lines.length > 0 ? lines : ['Nobody’s rights change.']
}

function sentence<One extends Person>(
  people: readonly One[],
  [one, several]: [string, string],
  detail: (person: One) => string,
): string | null {
  if (people.length === 0) return null
  const names = people.slice(0, shown).map((person) => `${nameOf(person)} (${detail(person)})`)
  const more = people.length > shown ? [`${people.length - shown} more`] : []
  const list = new Intl.ListFormat('en').format([...names, ...more])
  return `${people.length === 1 ? `1 person ${one}` : `${people.length} people ${several}`}: ${list}.`
}
