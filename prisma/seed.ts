import type { AuthStores, Transact } from '@/lib/core/auth/stores'
import type { AuditEntry } from '@/lib/core/auth/types'
import type { Clock } from '@/lib/core/clock'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import { seededPeople, type SeededPerson } from './seed-people'
import { seededSessions, type SeededSession } from './seed-sessions'
import { seedTenants } from './seed-tenants'

/** Who can sign in at once after seeding, and with what. */
export const seededSignIns = seededPeople
  .slice(0, 2)
  .map(({ email, name, password }) => ({ email, name, password }))

export type SeedOptions = {
  stores: AuthStores
  transact: Transact
  tenancy: Tenancy
  clock: Clock
  hashPassword: (password: string) => Promise<string>
}

const minute = 60_000
const day = 86_400_000

/**
 * Fills an empty database with a small world that is worth looking at. Ids and names are always the same, times are
 * counted back from now. What is there already stays as it is, so a second run changes nothing.
 *
 * @returns how many people it added.
 */
export async function seed(options: SeedOptions): Promise<number> {
  let added = 0
  for (const person of seededPeople) {
    if (await addPerson(person, options)) added++
  }
  await seedTenants(options.tenancy, await presentPeople(options.stores), options.clock.now())
  return added
}

async function presentPeople({ users }: AuthStores): Promise<Set<string>> {
  const found = await Promise.all(seededPeople.map(({ id }) => users.findById(id)))
  return new Set(found.flatMap((person) => (person ? [person.id] : [])))
}

async function addPerson(
  person: SeededPerson,
  { stores, transact, clock, hashPassword }: SeedOptions,
): Promise<boolean> {
  if (await stores.users.findById(person.id)) return false
  const passwordHash = person.importedHash ?? (await hashPassword(person.password))
  return transact(async (transaction) => {
    const now = clock.now()
    const createdAt = now - person.joinedDaysAgo * day
    const { id, email, name } = person
    const user = { id, email, name, emailVerified: false, disabled: false, createdAt }
    if (!(await transaction.users.createUser(user, passwordHash))) return false
    if (person.verified) await transaction.users.markEmailVerified(id, { at: createdAt + 3 * minute })
    if (person.disabled) await transaction.users.setDisabled(id, createdAt + 10 * day)
    for (const entry of history(person, now)) await transaction.audit.record(entry)
    for (const session of seededSessions(id)) await addSession(transaction, id, session, now)
    return true
  })
}

async function addSession(
  stores: AuthStores,
  userId: string,
  session: SeededSession,
  now: number,
): Promise<void> {
  const createdAt = now - session.signedInMinutesAgo * minute
  const lastActiveAt = now - session.activeMinutesAgo * minute
  await stores.sessions.createSessionWithId(session.id, {
    userId,
    // The hash of no token: these devices are there to be looked at and signed out.
    refreshTokenHash: `seeded-${session.id}`,
    salt: `seeded-${session.id}`,
    rotatedAt: lastActiveAt,
    tenantId: null,
    factorVerifiedAt: null,
    ipAddress: session.ipAddress,
    clientKey: session.clientKey,
    userAgent: session.userAgent,
    deviceName: session.deviceName,
    createdAt,
    lastActiveAt,
    expiresAt: lastActiveAt + 7 * day,
    absoluteExpiresAt: createdAt + 30 * day,
  })
}

/** What the person did so far, as the audit log would have it. */
function history(person: SeededPerson, now: number): AuditEntry[] {
  const { id: userId, ipAddress } = person
  const joined = now - person.joinedDaysAgo * day
  const target = { type: 'user', id: userId }
  const signedUp = {
    action: 'auth.sign_up',
    at: joined,
    actorId: null,
    target,
    ipAddress,
    data: { new: true },
  }
  const verified = {
    action: 'auth.verify_email',
    at: joined + 3 * minute,
    actorId: userId,
    target,
    ipAddress,
    data: {},
  }
  const signedIn = seededSessions(userId).map((session) => ({
    action: 'auth.sign_in',
    at: now - session.signedInMinutesAgo * minute,
    actorId: userId,
    target: { type: 'session', id: session.id },
    ipAddress: session.ipAddress,
    data: { deviceName: session.deviceName },
  }))
  const entries = [signedUp, ...(person.verified ? [verified] : []), ...signedIn]
  // Ids are fixed as well: the person's, counted on.
  return entries.map((entry, index) => ({
    ...entry,
    id: userId.replace(/.{4}$/, String(index + 1).padStart(4, '0')),
    requestId: null,
  }))
}
