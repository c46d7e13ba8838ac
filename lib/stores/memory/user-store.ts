import type { UserStore } from '@/lib/core/auth/stores'
import type { AuthUser, UserCredentials } from '@/lib/core/auth/types'
import type { Tables, UserRow } from './tables'
import { forgetPerson } from './tenant/cascade'

export function createUserStore(tables: Tables): UserStore {
  const { users } = tables

  const change = (id: string, data: Partial<UserRow>): AuthUser | null => {
    const row = users.get(id)
    if (!row) return null
    const changed = { ...row, ...data }
    users.set(id, changed)
    return toAuthUser(changed)
  }

  return {
    async createUser({ disabled, ...user }, passwordHash) {
      if (users.has(user.id) || users.find(({ email }) => email === user.email)) return false
      users.set(user.id, { ...user, passwordHash, disabledAt: disabled ? user.createdAt : null })
      return true
    },

    async createOrLock({ disabled, ...user }, passwordHash) {
      const owner = users.find(({ email }) => email === user.email)
      if (owner) return { user: toAuthUser(owner), isNew: false }
      users.set(user.id, { ...user, passwordHash, disabledAt: disabled ? user.createdAt : null })
      return { user: { ...user, disabled }, isNew: true }
    },

    async findByEmail(email) {
      const row = users.find((user) => user.email === email)
      return row && toCredentials(row)
    },

    async findById(id) {
      const row = users.get(id)
      return row && toAuthUser(row)
    },

    // Transactions run one after the other, so there is nothing to lock.
    async lock(id) {
      const row = users.get(id)
      return row && toCredentials(row)
    },

    async updateUser(id, { name }) {
      return change(id, { name })
    },

    async setPassword(id, passwordHash) {
      change(id, { passwordHash })
    },

    async replacePasswordHash(id, from, to) {
      if (users.get(id)?.passwordHash !== from) return false
      return change(id, { passwordHash: to }) !== null
    },

    async markEmailVerified(id, { passwordHash, name }) {
      return change(id, {
        emailVerified: true,
        ...(passwordHash === undefined ? {} : { passwordHash }),
        ...(name === undefined ? {} : { name }),
      })
    },

    async setDisabled(id, at) {
      change(id, { disabledAt: at })
      if (at === null) return []
      const live = tables.sessions.filter(({ userId, revokedAt }) => userId === id && revokedAt === null)
      for (const session of live) tables.sessions.set(session.id, { ...session, revokedAt: at })
      return live.map((session) => session.id)
    },

    async deleteUser(id) {
      if (!users.delete(id)) return false
      for (const session of tables.sessions.filter(({ userId }) => userId === id)) {
        tables.deletedSessions.set(session.id, { until: session.expiresAt })
        tables.sessions.delete(session.id)
      }
      tables.emailVerifications.deleteWhere(({ userId }) => userId === id)
      tables.passwordResets.deleteWhere(({ userId }) => userId === id)
      forgetPerson(tables, id)
      return true
    },
  }
}

export function toAuthUser({ id, email, name, emailVerified, disabledAt, createdAt }: UserRow): AuthUser {
  return { id, email, name, emailVerified, disabled: disabledAt !== null, createdAt }
}

function toCredentials(row: UserRow): UserCredentials {
  return { user: toAuthUser(row), passwordHash: row.passwordHash }
}
