import { roleTitle } from '@/components/tenant/role-title'
import type { Holder, SharedThing } from './holder'

/** A thing above the one that is shown: its name, and the page where roles on it are given. */
export type Place = { type: string; id: string; name: string; href: string }

/** Where a role comes from: given here, or held on something above, whose page is at `href`. */
export type Origin = { words: string; href: string | null }

/** Everything that a person's roles on a thing come from, what was given on the thing itself first. */
export function originsOf({ roles }: Holder, thing: SharedThing, places: readonly Place[]): Origin[] {
  const all = new Map(
    roles.flatMap(({ from }) => from).map((one) => [`${one.type}:${one.id}:${one.role}`, one]),
  )
  const words = [...all.values()].map(({ type, id, role }): Origin & { isHere: boolean } => {
    if (type === thing.type && id === thing.id) {
      return { words: `${roleTitle(role)}, given here`, href: null, isHere: true }
    }
    const place = places.find((one) => one.type === type && one.id === id)
    const name = place?.name ?? `the ${type}`
    return { words: `${roleTitle(role)} of ${name}`, href: place?.href ?? null, isHere: false }
  })
  return words
    .sort((one, other) => Number(other.isHere) - Number(one.isHere))
    .map(({ words, href }) => ({ words, href }))
}
