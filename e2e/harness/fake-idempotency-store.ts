import type { IdempotencyStore } from '@/lib/core/tenancy/directory'
import type { StoredResponse } from '@/lib/core/tenancy/types'

type Run = { id: string; bodyHash: string; until: number; expiresAt: number; response: StoredResponse | null }

/** Keys in memory, as the interface tells it. */
export function createFakeIdempotencyStore(): IdempotencyStore & { runs: Map<string, Run> } {
  const runs = new Map<string, Run>()
  const byId = (id: string) => [...runs].find(([, run]) => run.id === id)
  return {
    runs,
    async claim(scope, { id, bodyHash, at, leaseMs, expiresAt }) {
      const name = JSON.stringify(scope)
      const known = runs.get(name)
      const isOver = !known || known.expiresAt <= at || (!known.response && known.until <= at)
      if (isOver) {
        runs.set(name, { id, bodyHash, until: at + leaseMs, expiresAt, response: null })
        return { state: 'claimed', id }
      }
      if (known.bodyHash !== bodyHash) return { state: 'conflict' }
      return known.response ? { state: 'completed', response: known.response } : { state: 'running' }
    },
    async complete(id, response) {
      const found = byId(id)
      if (!found || found[1].response) return false
      found[1].response = structuredClone(response)
      return true
    },
    async abandon(id) {
      const found = byId(id)
      if (found && !found[1].response) runs.delete(found[0])
    },
    deleteExpired: async () => 0,
  }
}
