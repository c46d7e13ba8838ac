import type { PasswordResetStore } from '@/lib/core/auth/stores'
import type { Tables } from './tables'

export function createPasswordResetStore({ passwordResets: rows }: Tables): PasswordResetStore {
  return {
    async createReset(data) {
      if (rows.find(({ id, tokenHash }) => id === data.id || tokenHash === data.tokenHash)) {
        throw new Error('There is a reset with this id or token hash already.')
      }
      rows.set(data.id, data)
      return data
    },

    async findByTokenHash(tokenHash) {
      return rows.find((row) => row.tokenHash === tokenHash)
    },

    async claim(tokenHash, at) {
      const row = rows.find((other) => other.tokenHash === tokenHash && other.expiresAt > at)
      if (row) rows.delete(row.id)
      return row
    },

    async deleteByUserId(userId) {
      rows.deleteWhere((row) => row.userId === userId)
    },

    async deleteExpired(before) {
      return rows.deleteWhere(({ expiresAt }) => expiresAt < before)
    },

    dispose: () => undefined,
  }
}
