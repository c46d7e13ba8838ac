import type { UserStore } from '@/lib/core/auth/stores'
import type { AuthUser, UserCredentials } from '@/lib/core/auth/types'
import { toDateOrNull, toMs, type AtOnce, type Executor } from './executor'
import type { User } from './generated/client'

export function createUserStore(db: Executor, atOnce: AtOnce): UserStore {
  return {
    async createUser(user, passwordHash) {
      const { count } = await db.user.createMany({
        data: [
          {
            id: user.id,
            email: user.email,
            name: user.name,
            passwordHash,
            emailVerifiedAt: user.emailVerified ? new Date(user.createdAt) : null,
            disabledAt: user.disabled ? new Date(user.createdAt) : null,
            createdAt: new Date(user.createdAt),
          },
        ],
        skipDuplicates: true,
      })
      return count === 1
    },

    async findByEmail(email) {
      const row = await db.user.findUnique({ where: { email } })
      return row && toCredentials(row)
    },

    async findById(id) {
      const row = await db.user.findUnique({ where: { id } })
      return row && toAuthUser(row)
    },

    // NO KEY: sessions and links of the person, which refer to the row, can still be written beside it.
    async lock(id) {
      const [row] = await db.$queryRaw<User[]>`
        SELECT "id", "email", "name", "email_verified_at" AS "emailVerifiedAt", "password_hash" AS "passwordHash",
          "disabled_at" AS "disabledAt", "created_at" AS "createdAt", "updated_at" AS "updatedAt"
        FROM "users" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
      return row ? toCredentials(row) : null
    },

    async updateUser(id, { name }) {
      return change(db, id, { name })
    },

    async setPassword(id, passwordHash) {
      await db.user.updateMany({ where: { id }, data: { passwordHash } })
    },

    async replacePasswordHash(id, from, to) {
      const { count } = await db.user.updateMany({
        where: { id, passwordHash: from },
        data: { passwordHash: to },
      })
      return count === 1
    },

    async markEmailVerified(id, { at, passwordHash, name }) {
      return change(db, id, { emailVerifiedAt: new Date(at), passwordHash, name })
    },

    async setDisabled(id, at) {
      return atOnce(async (tx) => {
        // The person first: a sign-in beside this holds the row, so its session is there for the second statement.
        await tx.user.updateMany({ where: { id }, data: { disabledAt: toDateOrNull(at) } })
        if (at === null) return []
        const rows = await tx.session.updateManyAndReturn({
          where: { userId: id, revokedAt: null },
          data: { revokedAt: new Date(at) },
          select: { id: true },
        })
        return rows.map((session) => session.id)
      })
    },

    async deleteUser(id) {
      const { count } = await db.user.deleteMany({ where: { id } })
      return count === 1
    },
  }
}

export function toAuthUser(
  row: Pick<User, 'id' | 'email' | 'name' | 'emailVerifiedAt' | 'disabledAt' | 'createdAt'>,
): AuthUser {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    emailVerified: row.emailVerifiedAt !== null,
    disabled: row.disabledAt !== null,
    createdAt: toMs(row.createdAt),
  }
}

function toCredentials(row: User): UserCredentials {
  return { user: toAuthUser(row), passwordHash: row.passwordHash }
}

async function change(
  db: Executor,
  id: string,
  data: { name?: string; passwordHash?: string; emailVerifiedAt?: Date },
): Promise<AuthUser | null> {
  const [row] = await db.user.updateManyAndReturn({ where: { id }, data })
  return row ? toAuthUser(row) : null
}
