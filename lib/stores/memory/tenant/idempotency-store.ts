import type { IdempotencyStore } from '@/lib/core/tenancy/directory'
import type { TenantTables } from './tables'

export function createIdempotencyStore({
  idempotencyKeys: keys,
}: Pick<TenantTables, 'idempotencyKeys'>): IdempotencyStore {
  return {
    async claim(scope, { id, bodyHash, at, leaseMs, expiresAt }) {
      const taken = keys.find(
        (row) =>
          row.key === scope.key &&
          row.userId === scope.userId &&
          row.tenantId === scope.tenantId &&
          row.path === scope.path,
      )
      const hasDied = taken?.response === null && taken.leaseUntil <= at && taken.bodyHash === bodyHash
      if (!taken || taken.expiresAt <= at || hasDied) {
        if (taken) keys.delete(taken.id)
        keys.set(id, { ...scope, id, bodyHash, leaseUntil: at + leaseMs, expiresAt, response: null })
        return { state: 'claimed', id }
      }
      if (taken.bodyHash !== bodyHash) return { state: 'conflict' }
      return taken.response ? { state: 'completed', response: taken.response } : { state: 'running' }
    },

    async complete(id, { status, body }) {
      const row = keys.get(id)
      if (!row || row.response !== null) return false
      // As JSON has it.
      const kept: unknown = JSON.parse(JSON.stringify(body ?? null))
      keys.set(id, { ...row, response: { status, body: kept } })
      return true
    },

    async abandon(id) {
      if (keys.get(id)?.response === null) keys.delete(id)
    },

    async deleteExpired(before) {
      return keys.deleteWhere(({ expiresAt }) => expiresAt < before)
    },
  }
}
