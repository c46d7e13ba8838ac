import type { Clock } from '../../clock'
import type { AccessEvent } from '../../tenancy/types'

/**
 * Whose access changed while a token from before may still be alive. Reading by a token touches no store, so this is what
 * makes a change felt; what changed longer ago is in every token.
 */
export type RecentChanges = {
  add(event: Pick<AccessEvent, 'tenantId' | 'userId'>): void
  has(userId: string, tenantId: string): boolean
  readonly size: number
}

export function createRecentChanges(clock: Clock, tokenTtlMs: number): RecentChanges {
  // Insertion order is order of forgetting, as every entry is kept equally long.
  const until = new Map<string, number>()
  const isRecent = (key: string) => (until.get(key) ?? 0) > clock.now()
  return {
    add({ tenantId, userId }) {
      const now = clock.now()
      const key = keyOf(tenantId, userId)
      until.delete(key)
      until.set(key, now + tokenTtlMs + 10_000)
      for (const [old, end] of until) {
        if (end > now) break
        until.delete(old)
      }
    },
    has: (userId, tenantId) =>
      [keyOf(tenantId, userId), keyOf(tenantId, null), keyOf(null, userId), keyOf(null, null)].some(isRecent),
    get size() {
      return until.size
    },
  }
}

/** Null stands for all. */
function keyOf(tenantId: string | null, userId: string | null): string {
  return `${tenantId ?? '*'} ${userId ?? '*'}`
}
