import type { AuditStore } from '@/lib/core/auth/stores'
import type { Tables } from './tables'

export function createAuditStore({ audit }: Pick<Tables, 'audit'>): AuditStore {
  return {
    async record(entry) {
      if (audit.has(entry.id)) throw new Error('There is an audit entry with this id already.')
      audit.set(entry.id, entry)
    },
  }
}
