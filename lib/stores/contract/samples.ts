import { randomUUID } from 'node:crypto'
import type {
  AuthUser,
  NewSession,
  StoredEmailVerification,
  StoredPasswordReset,
  StoredSession,
} from '@/lib/core/auth/types'
import type { AuthStores } from '@/lib/core/auth/stores'

/** A fixed moment: no store may look at a clock of its own. */
export const start = Date.UTC(2026, 1, 28, 23, 59, 59, 123)
export const minute = 60_000
export const hour = 60 * minute

export function sampleUser(over: Partial<AuthUser> = {}): AuthUser {
  const id = over.id ?? randomUUID()
  return {
    id,
    email: `${id}@example.com`,
    name: 'Ada Whitfield',
    emailVerified: false,
    disabled: false,
    createdAt: start,
    ...over,
  }
}

export async function addUser(stores: AuthStores, over: Partial<AuthUser> = {}): Promise<AuthUser> {
  const user = sampleUser(over)
  await stores.users.createUser(user, 'hash')
  return user
}

export function sampleSession(userId: string, over: Partial<NewSession> = {}): NewSession {
  return {
    userId,
    refreshTokenHash: `refresh-${randomUUID()}`,
    salt: 'salt',
    rotatedAt: start,
    tenantId: null,
    factorVerifiedAt: null,
    ipAddress: '203.0.113.7',
    clientKey: '203.0.113.7',
    userAgent: 'Mozilla/5.0',
    deviceName: 'Firefox on Linux',
    createdAt: start,
    lastActiveAt: start,
    expiresAt: start + hour,
    absoluteExpiresAt: start + 10 * hour,
    ...over,
  }
}

export async function addSession(
  stores: AuthStores,
  userId: string,
  over: Partial<NewSession> & { id?: string } = {},
): Promise<StoredSession> {
  const { id = randomUUID(), ...data } = over
  return stores.sessions.createSessionWithId(id, sampleSession(userId, data))
}

export function sampleRotation(session: StoredSession, at = start + minute) {
  return {
    generation: session.generation,
    nextHash: `refresh-${randomUUID()}`,
    at,
    expiresAt: at + hour,
    ipAddress: '2001:db8::1',
    clientKey: '2001:db8:0:0::/64',
    userAgent: 'Mozilla/5.0 (new)',
    deviceName: 'Chrome on macOS',
  }
}

export function sampleVerification(
  userId: string,
  over: Partial<StoredEmailVerification> = {},
): StoredEmailVerification {
  return {
    id: randomUUID(),
    userId,
    tokenHash: `token-${randomUUID()}`,
    passwordHash: 'hash of that sign-up',
    name: 'Ada',
    browserHash: null,
    createdAt: start,
    expiresAt: start + hour,
    ...over,
  }
}

export function sampleReset(userId: string, over: Partial<StoredPasswordReset> = {}): StoredPasswordReset {
  return {
    id: randomUUID(),
    userId,
    tokenHash: `token-${randomUUID()}`,
    createdAt: start,
    expiresAt: start + hour,
    ...over,
  }
}

/** The same call `times` over at once, from two instances in turn. */
export function race<T, Instance>(
  times: number,
  instances: readonly [Instance, Instance],
  call: (instance: Instance, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    Array.from({ length: times }, (_, index) => call(instances[index % 2 === 0 ? 0 : 1], index)),
  )
}
