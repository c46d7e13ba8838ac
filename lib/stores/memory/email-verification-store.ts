import type { EmailVerificationStore } from '@/lib/core/auth/stores'
import type { Tables } from './tables'

export function createEmailVerificationStore({ emailVerifications: rows }: Tables): EmailVerificationStore {
  return {
    async createVerification(data) {
      if (rows.find(({ id, tokenHash }) => id === data.id || tokenHash === data.tokenHash)) {
        throw new Error('There is a verification with this id or token hash already.')
      }
      rows.set(data.id, data)
      return data
    },

    async findByTokenHash(tokenHash) {
      return rows.find((row) => row.tokenHash === tokenHash)
    },

    async findLatest(userId, at, browserHash) {
      const [latest] = rows
        .filter(
          (row) =>
            row.userId === userId &&
            row.expiresAt > at &&
            (browserHash === undefined || row.browserHash === browserHash),
        )
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
      return latest ?? null
    },

    async countPasswords(userId) {
      const named = rows.filter((row) => row.userId === userId && row.passwordHash !== null)
      return new Set(named.map(({ passwordHash }) => passwordHash)).size
    },

    async claim(tokenHash, at) {
      const row = rows.find((other) => other.tokenHash === tokenHash && other.expiresAt > at)
      if (row) rows.delete(row.id)
      return row
    },

    async deleteByUserId(userId) {
      rows.deleteWhere((row) => row.userId === userId)
    },

    async deleteByTokenHash(tokenHash) {
      rows.deleteWhere((row) => row.tokenHash === tokenHash)
    },

    async deleteExpired(before) {
      return rows.deleteWhere(({ expiresAt }) => expiresAt < before)
    },

    dispose: () => undefined,
  }
}
