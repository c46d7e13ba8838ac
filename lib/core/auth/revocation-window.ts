import type { Clock } from '../clock'

/**
 * The sessions revoked while a token of theirs may still be alive. Verifying a token touches no store, so this is what
 * makes a revocation felt; older ones need no remembering, for their tokens have expired.
 */
export type RevocationWindow = {
  add(sessionIds: Iterable<string>): void
  has(sessionId: string): boolean
  /** Calls back at every revocation, made here or elsewhere. */
  watch(onAdd: (sessionIds: readonly string[]) => void): void
  readonly size: number
}

export function createRevocationWindow(clock: Clock, tokenTtlMs: number): RevocationWindow {
  // Insertion order is order of forgetting, as every entry is kept equally long.
  const until = new Map<string, number>()
  const watchers: ((sessionIds: readonly string[]) => void)[] = []
  return {
    add(sessionIds) {
      const now = clock.now()
      const added = [...sessionIds]
      for (const id of added) {
        until.delete(id)
        until.set(id, now + tokenTtlMs + 10_000)
      }
      for (const [id, end] of until) {
        if (end > now) break
        until.delete(id)
      }
      for (const onAdd of watchers) onAdd(added)
    },
    watch: (onAdd) => void watchers.push(onAdd),
    has: (sessionId) => until.has(sessionId),
    get size() {
      return until.size
    },
  }
}
