import type { AccessModel } from '@/lib/core/access/model'
import { isAskedOn } from '@/lib/core/tenancy/may-grant'
import type { ReachChange } from './role'

const list = new Intl.ListFormat('en')

/** What is gained or lost, as one reads it after "can" or "can no longer": "delete a project". */
export function changeWords(model: AccessModel, change: ReachChange): string {
  const { entitlement, from, to } = change
  const act = [actWords(model, entitlement), placeWords(model, change)].filter(Boolean).join(' ')
  if (to === 'own') return from === 'any' ? `${act}, except their own` : `${act}, only their own`
  return to === 'any' && from === 'own' ? `${act}, also those of others` : act
}

/** Whether anybody notices: on other things the entitlement is never asked about. */
export function isNoticed(model: AccessModel, { entitlement, on }: ReachChange): boolean {
  return on.some((type) => isAskedOn(model, { entitlement, type }))
}

/** An entitlement as an act: "delete a project". */
export function actWords(model: AccessModel, entitlement: string): string {
  const known = Object.hasOwn(model.entitlements, entitlement) ? model.entitlements[entitlement] : undefined
  return known?.title ?? `use ${entitlement}`
}

/** "on projects", when it is asked about other things as well. */
function placeWords(model: AccessModel, { entitlement, on }: ReachChange): string | null {
  const asked = Object.keys(model.entities).filter((type) => isAskedOn(model, { entitlement, type }))
  const changed = on.filter((type) => asked.includes(type))
  if (changed.length === 0 || changed.length === asked.length) return null
  return `on ${list.format(changed.map((type) => `${type}s`))}`
}
