import type { PasswordResetStore } from '@/lib/core/auth/stores'
import type { StoredPasswordReset } from '@/lib/core/auth/types'
import { toMs, type Executor } from './executor'
import type { PasswordReset } from './generated/client'

export function createPasswordResetStore(db: Executor): PasswordResetStore {
  return {
    async createReset(data) {
      const row = await db.passwordReset.create({
        data: { ...data, createdAt: new Date(data.createdAt), expiresAt: new Date(data.expiresAt) },
      })
      return toStored(row)
    },

    async findByTokenHash(tokenHash) {
      const row = await db.passwordReset.findUnique({ where: { tokenHash } })
      return row && toStored(row)
    },

    async claim(tokenHash, at) {
      const [row] = await db.$queryRaw<PasswordReset[]>`
        DELETE FROM "password_resets" WHERE "token_hash" = ${tokenHash} AND "expires_at" > ${new Date(at)}
        RETURNING "id", "user_id" AS "userId", "token_hash" AS "tokenHash", "created_at" AS "createdAt",
          "expires_at" AS "expiresAt"`
      return row ? toStored(row) : null
    },

    async deleteByUserId(userId) {
      await db.passwordReset.deleteMany({ where: { userId } })
    },

    async deleteExpired(before) {
      const { count } = await db.passwordReset.deleteMany({ where: { expiresAt: { lt: new Date(before) } } })
      return count
    },

    dispose: () => undefined,
  }
}

function toStored(row: PasswordReset): StoredPasswordReset {
  return {
    id: row.id,
    // Decoys of the first version had none: no person has this id.
    userId: row.userId ?? row.id,
    tokenHash: row.tokenHash,
    createdAt: toMs(row.createdAt),
    expiresAt: toMs(row.expiresAt),
  }
}
