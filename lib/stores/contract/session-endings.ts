import { describe, expect, test } from 'vitest'
import { addSession, addUser, hour, minute, race, start } from './samples'
import type { Subject } from './subject'

export function describeSessionEndings(name: string, subject: () => Subject): void {
  describe(name, () => {
    test('revokes once, and keeps the moment of the first time', async () => {
      const { stores } = subject()
      const session = await addSession(stores, (await addUser(stores)).id)
      expect(await stores.sessions.revokeSession(session.id, start + minute)).toBe(true)
      expect(await stores.sessions.revokeSession(session.id, start + hour)).toBe(false)
      expect(await stores.sessions.findSession(session.id)).toEqual({ ...session, revokedAt: start + minute })
    })

    test('of 50 revocations at once one did it', async () => {
      const { stores, other } = subject()
      const session = await addSession(stores, (await addUser(stores)).id)
      const done = await race(50, [stores, other.stores], ({ sessions }) =>
        sessions.revokeSession(session.id, start + minute),
      )
      expect(done.filter(Boolean)).toHaveLength(1)
    })

    test('revokes a session of the person alone', async () => {
      const { stores } = subject()
      const [user, stranger] = [await addUser(stores), await addUser(stores)]
      const session = await addSession(stores, user.id)
      expect(await stores.sessions.revokeSessionOf(stranger.id, session.id, start)).toBe(false)
      expect((await stores.sessions.findSession(session.id))?.revokedAt).toBeNull()
      expect(await stores.sessions.revokeSessionOf(user.id, session.id, start)).toBe(true)
      expect(await stores.sessions.revokeSessionOf(user.id, session.id, start)).toBe(false)
    })

    test('revokes all live ones of a person but one, and names them', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const [user, stranger] = [await addUser(stores), await addUser(stores)]
      const [mine, first, second] = [
        await addSession(stores, user.id),
        await addSession(stores, user.id),
        await addSession(stores, user.id),
      ]
      const theirs = await addSession(stores, stranger.id)
      await addSession(stores, user.id, { expiresAt: start })
      const revoked = await sessions.revokeSessionsOf(user.id, start + 1, mine.id)
      expect(revoked.toSorted()).toEqual([first.id, second.id].toSorted())
      expect(await sessions.listActiveSessions(user.id, start + 1)).toEqual([mine])
      expect(await sessions.findSession(theirs.id)).toEqual(theirs)
      expect(await sessions.revokeSessionsOf(user.id, start + 2)).toEqual([mine.id])
      expect(await sessions.revokeSessionsOf(user.id, start + 3)).toEqual([])
    })

    test('evicts the oldest live ones beyond what is kept; equals by id', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const user = await addUser(stores)
      const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
      await addSession(stores, user.id, { id: id(3), createdAt: start })
      await addSession(stores, user.id, { id: id(2), createdAt: start })
      await addSession(stores, user.id, { id: id(1), createdAt: start + 1 })
      await addSession(stores, user.id, { id: id(4), createdAt: start - 1, expiresAt: start })
      const evicted = await sessions.evictSessions(user.id, 2, start + minute)
      expect(evicted).toEqual([id(2)])
      expect(await sessions.evictSessions(user.id, 2, start + minute)).toEqual([])
      expect(await sessions.countActiveSessions(user.id, start + minute)).toBe(2)
      expect((await sessions.findSession(id(4)))?.revokedAt).toBeNull()
      expect((await sessions.evictSessions(user.id, 0, start + minute)).toSorted()).toEqual([id(1), id(3)])
    })

    test('50 sign-ins at once, each in a transaction, leave exactly what is kept', async () => {
      const { stores, transact, other } = subject()
      const user = await addUser(stores)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          (index % 2 ? transact : other.transact)(async (transaction) => {
            await transaction.users.lock(user.id)
            await addSession(transaction, user.id, { createdAt: start + index })
            await transaction.sessions.evictSessions(user.id, 5, start + minute)
          }),
        ),
      )
      const left = await stores.sessions.listActiveSessions(user.id, start + minute)
      expect(left.map(({ createdAt }) => createdAt - start).toSorted((a, b) => a - b)).toEqual([
        45, 46, 47, 48, 49,
      ])
    })

    test('lists what was revoked since, and what went with its person', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const [user, leaver] = [await addUser(stores), await addUser(stores)]
      const [early, late, live] = [
        await addSession(stores, user.id),
        await addSession(stores, user.id),
        await addSession(stores, user.id),
      ]
      await sessions.revokeSession(early.id, start + minute)
      await sessions.revokeSession(late.id, start + 2 * minute)
      expect(await sessions.listRevokedSince(start + minute + 1)).toEqual([late.id])
      expect((await sessions.listRevokedSince(start + minute)).toSorted()).toEqual(
        [early.id, late.id].toSorted(),
      )
      expect(await sessions.listRevokedSince(start + hour)).not.toContain(live.id)

      // Rows that are gone are dated by the database: this one shall be alive by its clock.
      const farEnd = Date.now() + 1000 * hour
      const gone = await addSession(stores, leaver.id, { expiresAt: farEnd, absoluteExpiresAt: farEnd })
      await stores.users.deleteUser(leaver.id)
      expect(await sessions.listRevokedSince(start + 2 * minute)).toContain(gone.id)
    })

    test('deletes sessions that ended before a moment', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const user = await addUser(stores)
      const live = await addSession(stores, user.id, { expiresAt: start + hour })
      await addSession(stores, user.id, { expiresAt: start + minute })
      const revoked = await addSession(stores, user.id)
      await sessions.revokeSession(revoked.id, start)
      const justRevoked = await addSession(stores, user.id)
      await sessions.revokeSession(justRevoked.id, start + 2 * minute)
      expect(await sessions.deleteEndedBefore(start + 2 * minute)).toBe(2)
      expect(await sessions.findSession(live.id)).not.toBeNull()
      expect(await sessions.findSession(justRevoked.id)).not.toBeNull()
      expect(await sessions.findSession(revoked.id)).toBeNull()
    })
  })
}
