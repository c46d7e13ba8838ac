import type { AccessSet } from '@/lib/core/access/access-set'

/** What this tab knows of its person's rights in the tenant that it shows. `over`: they have none there any more. */
export type AccessState =
  | { status: 'loading'; set: null }
  | { status: 'ready'; set: AccessSet }
  | { status: 'over'; set: null }

export function initialAccess(set: AccessSet | null): AccessState {
  return set ? { status: 'ready', set } : { status: 'loading', set: null }
}

/** Whether two sets answer alike; when they were computed is no difference. */
export function isSameAccess(one: AccessSet, other: AccessSet): boolean {
  return JSON.stringify({ ...one, computedAt: null }) === JSON.stringify({ ...other, computedAt: null })
}
