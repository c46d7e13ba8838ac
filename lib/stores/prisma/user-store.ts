import type { UserStore } from '@/lib/core/auth/stores'
import type { AuthUser, UserCredentials } from '@/lib/core/auth/types'
import { toDateOrNull, toMs, type AtOnce, type Executor } from './executor'
import { Prisma, type User } from './generated/client'

export function createUserStore(db: Executor, atOnce: AtOnce): UserStore {
  return {
    async createUser(user, passwordHash) {
      const { count } = await db.user.createMany({ data: [toRow(user, passwordHash)], skipDuplicates: true })
      return count === 1
    },

    // An update that changes nothing locks the row of a taken address and returns it, also one that is only just there.
    async createOrLock(user, passwordHash) {
      const { id, email, name, emailVerifiedAt, disabledAt, createdAt } = toRow(user, passwordHash)
      const [row] = await db.$queryRaw<User[]>`
        INSERT INTO "users" AS u ("id", "email", "name", "password_hash", "email_verified_at", "disabled_at",
          "created_at", "updated_at")
        VALUES (${id}::uuid, ${email}, ${name}, ${passwordHash}, ${emailVerifiedAt}, ${disabledAt}, ${createdAt},
          ${createdAt})
        ON CONFLICT ("email") DO UPDATE SET "name" = u."name"
        RETURNING ${userColumns}`
      if (!row) throw new TypeError('an upsert returns its row')
      return { user: toAuthUser(row), isNew: row.id === id }
    },

    // One row comes back for every address, so that an unknown one takes as long.
    async findByEmail(email) {
      const [row] = await db.$queryRaw<(User | { id: null })[]>`
        SELECT ${userColumns} FROM (VALUES (${email})) AS asked ("email") LEFT JOIN "users" u USING ("email")`
      return row && row.id !== null ? toCredentials(row) : null
    },

    async findById(id) {
      const row = await db.user.findUnique({ where: { id } })
      return row && toAuthUser(row)
    },

    // NO KEY: sessions and links of the person, which refer to the row, can still be written beside it.
    async lock(id) {
      const [row] = await db.$queryRaw<User[]>`
        SELECT ${userColumns} FROM "users" u WHERE u."id" = ${id}::uuid FOR NO KEY UPDATE`
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

/** The columns of `users`, named as Prisma names them: for statements that Prisma can't express. */
const userColumns = Prisma.raw(
  [
    'u."id"',
    'u."email"',
    'u."name"',
    'u."email_verified_at" AS "emailVerifiedAt"',
    'u."password_hash" AS "passwordHash"',
    'u."disabled_at" AS "disabledAt"',
    'u."created_at" AS "createdAt"',
    'u."updated_at" AS "updatedAt"',
  ].join(', '),
)

function toRow(user: AuthUser, passwordHash: string | null) {
  const createdAt = new Date(user.createdAt)
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    passwordHash,
    emailVerifiedAt: user.emailVerified ? createdAt : null,
    disabledAt: user.disabled ? createdAt : null,
    createdAt,
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
