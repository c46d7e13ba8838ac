import type { EmailVerificationStore } from '@/lib/core/auth/stores'
import type { StoredEmailVerification } from '@/lib/core/auth/types'
import { toMs, type Executor } from './executor'
import type { EmailVerification } from './generated/client'

export function createEmailVerificationStore(db: Executor): EmailVerificationStore {
  return {
    async createVerification(data) {
      const row = await db.emailVerification.create({
        data: { ...data, createdAt: new Date(data.createdAt), expiresAt: new Date(data.expiresAt) },
      })
      return toStored(row)
    },

    async findByTokenHash(tokenHash) {
      const row = await db.emailVerification.findUnique({ where: { tokenHash } })
      return row && toStored(row)
    },

    async findLatest(userId, at, browserHash) {
      const row = await db.emailVerification.findFirst({
        where: { userId, browserHash, expiresAt: { gt: new Date(at) } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      })
      return row && toStored(row)
    },

    async countPasswords(userId) {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(DISTINCT "password_hash")::int AS "count" FROM "email_verifications"
        WHERE "user_id" = ${userId}::uuid`
      return row?.count ?? 0
    },

    async claim(tokenHash, at) {
      const [row] = await db.$queryRaw<EmailVerification[]>`
        DELETE FROM "email_verifications" WHERE "token_hash" = ${tokenHash} AND "expires_at" > ${new Date(at)}
        RETURNING "id", "user_id" AS "userId", "token_hash" AS "tokenHash", "password_hash" AS "passwordHash", "name",
          "browser_hash" AS "browserHash", "created_at" AS "createdAt", "expires_at" AS "expiresAt"`
      return row ? toStored(row) : null
    },

    async deleteByUserId(userId) {
      await db.emailVerification.deleteMany({ where: { userId } })
    },

    async deleteByTokenHash(tokenHash) {
      await db.emailVerification.deleteMany({ where: { tokenHash } })
    },

    async deleteExpired(before) {
      const { count } = await db.emailVerification.deleteMany({
        where: { expiresAt: { lt: new Date(before) } },
      })
      return count
    },

    dispose: () => undefined,
  }
}

function toStored(row: EmailVerification): StoredEmailVerification {
  return {
    id: row.id,
    // Decoys of the first version had none: no person has this id.
    userId: row.userId ?? row.id,
    tokenHash: row.tokenHash,
    passwordHash: row.passwordHash,
    name: row.name,
    browserHash: row.browserHash,
    createdAt: toMs(row.createdAt),
    expiresAt: toMs(row.expiresAt),
  }
}
