import type { AuditStore } from '@/lib/core/auth/stores'
import type { Tables } from './tables'

/** Of what happens in one tenant, or outside any. */
export function createAuditStore(
  { audit }: Pick<Tables, 'audit'>,
  tenantId: string | null = null,
): AuditStore {
  return {
    async record(entry) {
      if (audit.has(entry.id)) throw new Error('There is an audit entry with this id already.')
      audit.set(entry.id, { ...entry, tenantId })
    },
  }
}
