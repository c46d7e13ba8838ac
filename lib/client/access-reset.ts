import type { AccessSet } from '@/lib/core/access/access-set'

/** A timer stands still while the machine sleeps, so the clock is looked at now and then. */
const longestWaitMs = 10 * 60_000

/** By this device's clock the limit is counted anew already, and the server's says that it is not. */
const overdueWaitMs = 60_000

/** Not every page of a tenant asks in the same moment. */
const spreadMs = 3_000

/** When the first of the limits that are reached is counted anew, epoch ms; null when none is. */
export function firstReset({ entitlements }: AccessSet): number | null {
  const times = Object.values(entitlements).flatMap(({ meta }) =>
    meta?.limit?.resetsAt ? [Date.parse(meta.limit.resetsAt)] : [],
  )
  return times.length > 0 ? Math.min(...times) : null
}

/** How long until the clock is looked at again, in ms. `random` is in [0, 1). */
export function resetWaitMs(resetsAt: number, now: number, random: number): number {
  const wait = resetsAt > now ? Math.min(resetsAt - now, longestWaitMs) : overdueWaitMs
  return wait + random * spreadMs
}
