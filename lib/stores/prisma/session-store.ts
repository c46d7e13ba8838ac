import type { SessionStore } from '@/lib/core/auth/stores'
import { toDateOrNull, type Executor } from './executor'
import type { Session, User } from './generated/client'
import { sessionColumns, toSessionRow, toStoredSession } from './session-row'
import { toAuthUser } from './user-store'

export function createSessionStore(db: Executor): SessionStore {
  return { ...reading(db), ...writing(db), ...ending(db), dispose: () => undefined }
}

function reading(db: Executor) {
  return {
    async findSession(id) {
      const row = await db.session.findUnique({ where: { id } })
      return row && toStoredSession(row)
    },

    async findSessionWithUser(id) {
      const [row] = await db.$queryRaw<(Session & PersonColumns)[]>`
        SELECT ${sessionColumns}, u."email", u."name", u."email_verified_at" AS "emailVerifiedAt",
          u."disabled_at" AS "disabledAt", u."created_at" AS "userCreatedAt"
        FROM "sessions" s JOIN "users" u ON u."id" = s."user_id" WHERE s."id" = ${id}::uuid`
      if (!row) return null
      const user = toAuthUser({ ...row, id: row.userId, createdAt: row.userCreatedAt })
      return { session: toStoredSession(row), user }
    },

    async findByRefreshHash(hash) {
      const row = await db.session.findUnique({ where: { refreshHash: hash } })
      return row && toStoredSession(row)
    },

    async findByPreviousRefreshHash(hash) {
      const row = await db.session.findUnique({ where: { previousRefreshHash: hash } })
      return row && toStoredSession(row)
    },

    async listActiveSessions(userId, at) {
      const rows = await db.session.findMany({
        where: live(userId, at),
        orderBy: [{ lastActiveAt: 'desc' }, { id: 'desc' }],
      })
      return rows.map(toStoredSession)
    },

    async countActiveSessions(userId, at) {
      return db.session.count({ where: live(userId, at) })
    },

    async hasSessionFrom(userId, clientKey) {
      return (await db.session.findFirst({ where: { userId, clientKey }, select: { id: true } })) !== null
    },

    async isNewDevice(userId, { clientKey, deviceName }) {
      const [row] = await db.$queryRaw<{ isNew: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM "sessions" WHERE "user_id" = ${userId}::uuid) AND NOT EXISTS (
          SELECT 1 FROM "sessions"
          WHERE "user_id" = ${userId}::uuid AND "client_key" = ${clientKey} AND "device_name" = ${deviceName}
        ) AS "isNew"`
      return row?.isNew ?? false
    },

    async listRevokedSince(since) {
      const from = new Date(since)
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "sessions" WHERE "revoked_at" >= ${from}
        UNION SELECT "id" FROM "deleted_sessions" WHERE "deleted_at" >= ${from}`
      return rows.map(({ id }) => id)
    },
  } satisfies Partial<SessionStore>
}

function writing(db: Executor) {
  return {
    async createSessionWithId(id, data) {
      return toStoredSession(await db.session.create({ data: toSessionRow(id, data) }))
    },

    async rotateSession(id, rotation) {
      const at = new Date(rotation.at)
      const [row] = await db.$queryRaw<Session[]>`
        UPDATE "sessions" s SET "generation" = s."generation" + 1, "previous_refresh_hash" = s."refresh_hash",
          "refresh_hash" = ${rotation.nextHash}, "rotated_at" = ${at}, "last_active_at" = ${at},
          "expires_at" = ${new Date(rotation.expiresAt)}, "ip_address" = ${rotation.ipAddress},
          "client_key" = ${rotation.clientKey}, "user_agent" = ${rotation.userAgent},
          "device_name" = ${rotation.deviceName},
          "tenant_id" = CASE WHEN ${rotation.tenantId !== undefined}::boolean
            THEN ${rotation.tenantId ?? null}::uuid ELSE s."tenant_id" END
        WHERE s."id" = ${id}::uuid AND s."generation" = ${rotation.generation}
          AND s."revoked_at" IS NULL AND s."expires_at" > ${at}
        RETURNING ${sessionColumns}`
      return row ? toStoredSession(row) : null
    },

    async updateSession(id, { tenantId, factorVerifiedAt }) {
      await db.session.updateMany({
        where: { id, revokedAt: null },
        data: {
          tenantId,
          factorVerifiedAt: factorVerifiedAt === undefined ? undefined : toDateOrNull(factorVerifiedAt),
        },
      })
    },
  } satisfies Partial<SessionStore>
}

function ending(db: Executor) {
  return {
    async revokeSession(id, at) {
      const { count } = await db.session.updateMany({
        where: { id, revokedAt: null },
        data: { revokedAt: new Date(at) },
      })
      return count === 1
    },

    async revokeSessionOf(userId, id, at) {
      const { count } = await db.session.updateMany({
        where: { id, userId, revokedAt: null },
        data: { revokedAt: new Date(at) },
      })
      return count === 1
    },

    async revokeSessionsOf(userId, at, except) {
      const rows = await db.session.updateManyAndReturn({
        where: { ...live(userId, at), ...(except === undefined ? {} : { NOT: { id: except } }) },
        data: { revokedAt: new Date(at) },
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },

    async evictSessions(userId, keep, at) {
      const now = new Date(at)
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE "sessions" SET "revoked_at" = ${now}
        WHERE "revoked_at" IS NULL AND "id" IN (
          SELECT "id" FROM "sessions"
          WHERE "user_id" = ${userId}::uuid AND "revoked_at" IS NULL AND "expires_at" > ${now}
          ORDER BY "created_at" DESC, "id" DESC OFFSET ${keep}::int)
        RETURNING "id"`
      return rows.map(({ id }) => id)
    },

    async deleteEndedBefore(before) {
      const end = new Date(before)
      const { count } = await db.session.deleteMany({
        where: { OR: [{ expiresAt: { lt: end } }, { revokedAt: { lt: end } }] },
      })
      await db.deletedSession.deleteMany({ where: { deletedAt: { lt: end } } })
      return count
    },
  } satisfies Partial<SessionStore>
}

type PersonColumns = Pick<User, 'email' | 'name' | 'emailVerifiedAt' | 'disabledAt'> & { userCreatedAt: Date }

function live(userId: string, at: number) {
  return { userId, revokedAt: null, expiresAt: { gt: new Date(at) } }
}
