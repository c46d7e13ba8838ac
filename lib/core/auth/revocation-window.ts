import type { Clock } from '../clock'

/**
 * The sessions revoked while a token of theirs may still be alive. Verifying a token touches no store, so this is what
 * makes a revocation felt; older ones need no remembering, for their tokens have expired.
 */
export type RevocationWindow = {
  add(sessionIds: Iterable<string>): void
  has(sessionId: string): boolean
  readonly size: number
}

export function createRevocationWindow(clock: Clock, tokenTtlMs: number): RevocationWindow {
  // Insertion order is order of forgetting, as every entry is kept equally long.
  const until = new Map<string, number>()
  return {
    add(sessionIds) {
      const now = clock.now()
      for (const id of sessionIds) {
        until.delete(id)
        until.set(id, now + tokenTtlMs + 10_000)
      }
      for (const [id, end] of until) {
        if (end > now) break
        until.delete(id)
      }
    },
    has: (sessionId) => until.has(sessionId),
    get size() {
      return until.size
    },
  }
}
