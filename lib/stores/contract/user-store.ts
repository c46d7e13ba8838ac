import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  addSession,
  addUser,
  minute,
  race,
  sampleReset,
  sampleSession,
  sampleUser,
  sampleVerification,
  start,
} from './samples'
import type { Subject } from './subject'

export function describeUserStore(name: string, subject: () => Subject): void {
  describe(name, () => {
    test('gives back what was created, by address and by id', async () => {
      const { users } = subject().stores
      const user = sampleUser({ name: 'Zoë "the" Ødegård 🙂' })
      expect(await users.createUser(user, 'hash')).toBe(true)
      expect(await users.findByEmail(user.email)).toEqual({ user, passwordHash: 'hash' })
      expect(await users.findById(user.id)).toEqual(user)
      expect(await users.lock(user.id)).toEqual({ user, passwordHash: 'hash' })
    })

    test('knows nobody it was not told of', async () => {
      const { users } = subject().stores
      const id = randomUUID()
      expect(await users.findByEmail('nobody@example.com')).toBeNull()
      expect(await users.findById(id)).toBeNull()
      expect(await users.lock(id)).toBeNull()
      expect(await users.updateUser(id, { name: 'Nobody' })).toBeNull()
      expect(await users.markEmailVerified(id, { at: start })).toBeNull()
      expect(await users.replacePasswordHash(id, 'a', 'b')).toBe(false)
      expect(await users.deleteUser(id)).toBe(false)
    })

    test('INJ-2 takes SQL in an address, an id or a name for text', async () => {
      const { stores } = subject()
      const user = await addUser(stores)
      for (const text of [
        `' or '1'='1`,
        `'; drop table users; --`,
        `${user.email}' --`,
        '%',
        '_%@%',
        '\\',
        '$1',
        '?',
      ]) {
        expect(await stores.users.findByEmail(text), text).toBeNull()
        expect((await stores.users.updateUser(user.id, { name: text }))?.name).toBe(text)
      }
      expect((await stores.users.findById(user.id))?.email).toBe(user.email)
    })

    test('INJ-2 twin: finds an address that has a quote in it', async () => {
      const { users } = subject().stores
      const user = sampleUser({ email: `o'neil--x@example.com` })
      expect(await users.createUser(user, 'hash')).toBe(true)
      expect((await users.findByEmail(user.email))?.user).toEqual(user)
    })

    test('refuses a taken address and leaves its person alone', async () => {
      const { users } = subject().stores
      const user = await addUser(subject().stores)
      const second = sampleUser({ email: user.email, name: 'Someone else' })
      expect(await users.createUser(second, 'other')).toBe(false)
      expect(await users.findById(second.id)).toBeNull()
      expect(await users.findByEmail(user.email)).toEqual({ user, passwordHash: 'hash' })
    })

    test('of 50 sign-ups for one address at once exactly one creates the person', async () => {
      const { stores, other } = subject()
      const created = await race(50, [stores, other.stores], ({ users }) =>
        users.createUser(sampleUser({ email: 'same@example.com' }), 'hash'),
      )
      expect(created.filter(Boolean)).toHaveLength(1)
    })

    test('creates or finds, and changes nothing of whom it finds', async () => {
      const { users } = subject().stores
      const user = sampleUser({ emailVerified: true })
      expect(await users.createOrLock(user, 'hash')).toEqual({ user, isNew: true })
      const second = sampleUser({ email: user.email, name: 'Someone else' })
      expect(await users.createOrLock(second, 'other')).toEqual({ user, isNew: false })
      expect(await users.findById(second.id)).toBeNull()
      expect(await users.findByEmail(user.email)).toEqual({ user, passwordHash: 'hash' })
      const disabled = sampleUser({ disabled: true })
      expect(await users.createOrLock(disabled, null)).toEqual({ user: disabled, isNew: true })
    })

    test('of 50 that create or find one address at once one creates, and each holds the lock until its end', async () => {
      const { stores, transact, other } = subject()
      const found = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          (index % 2 ? transact : other.transact)(async ({ users }) => {
            const person = sampleUser({ email: 'same@example.com', name: '0' })
            const { user, isNew } = await users.createOrLock(person, 'hash')
            const { name } = user
            await users.updateUser(user.id, { name: String(Number(name) + 1) })
            return { id: user.id, isNew }
          }),
        ),
      )
      expect(found.filter(({ isNew }) => isNew)).toHaveLength(1)
      expect(new Set(found.map(({ id }) => id)).size).toBe(1)
      expect((await stores.users.findByEmail('same@example.com'))?.user.name).toBe('50')
    })

    test('keeps people without a password, created verified or disabled', async () => {
      const { users } = subject().stores
      const user = sampleUser({ emailVerified: true, disabled: true })
      await users.createUser(user, null)
      expect(await users.findByEmail(user.email)).toEqual({ user, passwordHash: null })
    })

    test('changes the name alone', async () => {
      const { users } = subject().stores
      const user = await addUser(subject().stores)
      expect(await users.updateUser(user.id, { name: 'Ada' })).toEqual({ ...user, name: 'Ada' })
      expect(await users.findByEmail(user.email)).toEqual({
        user: { ...user, name: 'Ada' },
        passwordHash: 'hash',
      })
    })

    test('sets and removes the password', async () => {
      const { users } = subject().stores
      const user = await addUser(subject().stores)
      await users.setPassword(user.id, 'new')
      expect((await users.findByEmail(user.email))?.passwordHash).toBe('new')
      await users.setPassword(user.id, null)
      expect((await users.findByEmail(user.email))?.passwordHash).toBeNull()
    })

    test('replaces a hash only while it is still the expected one', async () => {
      const { users } = subject().stores
      const user = await addUser(subject().stores)
      expect(await users.replacePasswordHash(user.id, 'stale', 'new')).toBe(false)
      expect(await users.replacePasswordHash(user.id, 'hash', 'new')).toBe(true)
      expect((await users.findByEmail(user.email))?.passwordHash).toBe('new')
    })

    test('marks the address as verified, and takes over password and name when given', async () => {
      const { users } = subject().stores
      const plain = await addUser(subject().stores)
      const verified = { ...plain, emailVerified: true }
      expect(await users.markEmailVerified(plain.id, { at: start + minute })).toEqual(verified)
      expect(await users.findByEmail(plain.email)).toEqual({ user: verified, passwordHash: 'hash' })

      const other = await addUser(subject().stores)
      const change = { at: start + minute, passwordHash: 'of the link', name: 'Ada of the link' }
      const expected = { ...other, emailVerified: true, name: 'Ada of the link' }
      expect(await users.markEmailVerified(other.id, change)).toEqual(expected)
      expect(await users.findByEmail(other.email)).toEqual({ user: expected, passwordHash: 'of the link' })
    })

    test('disables and enables', async () => {
      const { users } = subject().stores
      const user = await addUser(subject().stores)
      await users.setDisabled(user.id, start + minute)
      expect((await users.findById(user.id))?.disabled).toBe(true)
      await users.setDisabled(user.id, null)
      expect((await users.findById(user.id))?.disabled).toBe(false)
    })

    test('disabling revokes every session of the person, nobody else’s, and enabling brings none back', async () => {
      const { stores } = subject()
      const [out, stays] = [await addUser(stores), await addUser(stores)]
      const sessions = [await addSession(stores, out.id), await addSession(stores, out.id)]
      const ended = await addSession(stores, out.id)
      await stores.sessions.revokeSession(ended.id, start)
      const kept = await addSession(stores, stays.id)
      const revoked = await stores.users.setDisabled(out.id, start + minute)
      expect(revoked.toSorted()).toEqual(sessions.map(({ id }) => id).toSorted())
      expect(await stores.users.setDisabled(out.id, null)).toEqual([])
      for (const session of sessions) {
        expect(await stores.sessions.findSession(session.id)).toEqual({
          ...session,
          revokedAt: start + minute,
        })
      }
      expect((await stores.sessions.findSession(ended.id))?.revokedAt).toBe(start)
      expect(await stores.sessions.findSession(kept.id)).toEqual(kept)
    })

    test('a transaction that fails neither disables nor revokes', async () => {
      const { stores, transact } = subject()
      const user = await addUser(stores)
      const session = await addSession(stores, user.id)
      const failing = transact(async ({ users }) => {
        await users.setDisabled(user.id, start + minute)
        throw new Error('undone')
      })
      await expect(failing).rejects.toThrow('undone')
      expect(await stores.users.findById(user.id)).toEqual(user)
      expect(await stores.sessions.findSession(session.id)).toEqual(session)
    })

    test('of 50 sign-ins beside a disabling no session survives', async () => {
      const { stores, transact, other } = subject()
      const user = await addUser(stores)
      const signIn = async (at: typeof transact) =>
        at(async ({ users, sessions }) => {
          if ((await users.lock(user.id))?.user.disabled) return
          await sessions.createSessionWithId(randomUUID(), sampleSession(user.id))
        })
      const signIns = Array.from({ length: 50 }, (_, at) => signIn(at % 2 ? transact : other.transact))
      await Promise.all([
        ...signIns.slice(0, 25),
        stores.users.setDisabled(user.id, start),
        ...signIns.slice(25),
      ])
      expect(await stores.sessions.listActiveSessions(user.id, start)).toEqual([])
    })

    test('deletes the person with sessions and links, and nobody else’s', async () => {
      const { stores } = subject()
      const [gone, stays] = [await addUser(stores), await addUser(stores)]
      const session = await addSession(stores, gone.id)
      const kept = await addSession(stores, stays.id)
      const verification = await stores.emailVerifications.createVerification(sampleVerification(gone.id))
      const reset = await stores.passwordResets.createReset(sampleReset(gone.id))
      const decoy = await stores.passwordResets.createReset(sampleReset(randomUUID()))

      expect(await stores.users.deleteUser(gone.id)).toBe(true)
      expect(await stores.users.findByEmail(gone.email)).toBeNull()
      expect(await stores.sessions.findSession(session.id)).toBeNull()
      expect(await stores.emailVerifications.findByTokenHash(verification.tokenHash)).toBeNull()
      expect(await stores.passwordResets.findByTokenHash(reset.tokenHash)).toBeNull()
      expect(await stores.users.findById(stays.id)).toEqual(stays)
      expect(await stores.sessions.findSession(kept.id)).toEqual(kept)
      expect(await stores.passwordResets.findByTokenHash(decoy.tokenHash)).toEqual(decoy)
      expect(await stores.users.deleteUser(gone.id)).toBe(false)
    })

    test('of 50 deletions at once one did it', async () => {
      const { stores, other } = subject()
      const user = await addUser(stores)
      const deleted = await race(50, [stores, other.stores], ({ users }) => users.deleteUser(user.id))
      expect(deleted.filter(Boolean)).toHaveLength(1)
    })
  })
}
