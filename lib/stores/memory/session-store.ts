import type { SessionStore } from '@/lib/core/auth/stores'
import type { StoredSession } from '@/lib/core/auth/types'
import type { Tables } from './tables'
import { toAuthUser } from './user-store'

export function createSessionStore(tables: Tables): SessionStore {
  return { ...reading(tables), ...writing(tables), ...ending(tables), dispose: () => undefined }
}

function reading({ sessions, users, deletedSessions }: Tables) {
  return {
    async findSession(id) {
      return sessions.get(id)
    },

    async findSessionWithUser(id) {
      const session = sessions.get(id)
      const user = session && users.get(session.userId)
      return user ? { session, user: toAuthUser(user) } : null
    },

    async findByRefreshHash(hash) {
      return sessions.find(({ refreshTokenHash }) => refreshTokenHash === hash)
    },

    async findByPreviousRefreshHash(hash) {
      return sessions.find(({ previousRefreshTokenHash }) => previousRefreshTokenHash === hash)
    },

    async listActiveSessions(userId, at) {
      return sessions
        .filter((session) => session.userId === userId && isLive(session, at))
        .sort((a, b) => b.lastActiveAt - a.lastActiveAt || (a.id < b.id ? 1 : -1))
    },

    async countActiveSessions(userId, at) {
      return sessions.filter((session) => session.userId === userId && isLive(session, at)).length
    },

    async hasSessionFrom(userId, clientKey) {
      return sessions.find((session) => session.userId === userId && session.clientKey === clientKey) !== null
    },

    async isNewDevice(userId, { clientKey, deviceName }) {
      const earlier = sessions.filter((session) => session.userId === userId)
      const isKnown = earlier.some(
        (session) => session.clientKey === clientKey && session.deviceName === deviceName,
      )
      return earlier.length > 0 && !isKnown
    },

    async listRevokedSince(since) {
      const revoked = sessions.filter(({ revokedAt }) => revokedAt !== null && revokedAt >= since)
      return [...revoked.map(({ id }) => id), ...deletedSessions.keys()]
    },
  } satisfies Partial<SessionStore>
}

function writing({ sessions, users }: Tables) {
  return {
    async createSessionWithId(id, data) {
      const taken = sessions.find((row) => row.id === id || row.refreshTokenHash === data.refreshTokenHash)
      if (taken) throw new Error('There is a session with this id or refresh hash already.')
      if (!users.has(data.userId)) throw new Error('A session needs its person.')
      const session: StoredSession = {
        ...data,
        id,
        previousRefreshTokenHash: null,
        generation: 0,
        revokedAt: null,
      }
      sessions.set(id, session)
      return session
    },

    async rotateSession(id, { generation, nextHash, at, tenantId, ...rest }) {
      const session = sessions.get(id)
      if (!session || session.generation !== generation || !isLive(session, at)) return null
      const next: StoredSession = {
        ...session,
        ...rest,
        ...(tenantId !== undefined && { tenantId }),
        generation: generation + 1,
        previousRefreshTokenHash: session.refreshTokenHash,
        refreshTokenHash: nextHash,
        rotatedAt: at,
        lastActiveAt: at,
      }
      sessions.set(id, next)
      return next
    },

    async updateSession(id, { tenantId, factorVerifiedAt }) {
      const session = sessions.get(id)
      if (!session || session.revokedAt !== null) return
      if (tenantId !== undefined) session.tenantId = tenantId
      if (factorVerifiedAt !== undefined) session.factorVerifiedAt = factorVerifiedAt
      sessions.set(id, session)
    },
  } satisfies Partial<SessionStore>
}

function ending({ sessions, deletedSessions }: Tables) {
  const revoke = (session: StoredSession | null, at: number): boolean => {
    if (!session || session.revokedAt !== null) return false
    sessions.set(session.id, { ...session, revokedAt: at })
    return true
  }
  const liveOf = (userId: string, at: number) =>
    sessions.filter((session) => session.userId === userId && isLive(session, at))

  return {
    async revokeSession(id, at) {
      return revoke(sessions.get(id), at)
    },

    async revokeSessionOf(userId, id, at) {
      const session = sessions.get(id)
      return session?.userId === userId && revoke(session, at)
    },

    async revokeSessionsOf(userId, at, except) {
      const revoked = liveOf(userId, at).filter(({ id }) => id !== except)
      for (const session of revoked) revoke(session, at)
      return revoked.map(({ id }) => id)
    },

    async evictSessions(userId, keep, at) {
      const evicted = liveOf(userId, at)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(keep)
      for (const session of evicted) revoke(session, at)
      return evicted.map(({ id }) => id)
    },

    async deleteEndedBefore(before) {
      deletedSessions.deleteWhere(({ until }) => until < before)
      return sessions.deleteWhere(
        ({ expiresAt, revokedAt }) => expiresAt < before || (revokedAt !== null && revokedAt < before),
      )
    },
  } satisfies Partial<SessionStore>
}

function isLive(session: StoredSession, at: number): boolean {
  return session.revokedAt === null && session.expiresAt > at
}
