import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addSession, addUser, hour, minute, race, sampleRotation, sampleSession, start } from './samples'
import type { Subject } from './subject'

export function describeSessionStore(name: string, subject: () => Subject): void {
  describe(name, () => {
    test('gives back what was created, alone and with its person', async () => {
      const { stores } = subject()
      const user = await addUser(stores)
      const id = randomUUID()
      const data = sampleSession(user.id, { tenantId: randomUUID(), factorVerifiedAt: start - minute })
      const expected = { ...data, id, previousRefreshTokenHash: null, generation: 0, revokedAt: null }
      expect(await stores.sessions.createSessionWithId(id, data)).toEqual(expected)
      expect(await stores.sessions.findSession(id)).toEqual(expected)
      expect(await stores.sessions.findByRefreshHash(data.refreshTokenHash)).toEqual(expected)
      expect(await stores.sessions.findSessionWithUser(id)).toEqual({ session: expected, user })
    })

    test('knows no session it was not told of', async () => {
      const { sessions } = subject().stores
      const id = randomUUID()
      expect(await sessions.findSession(id)).toBeNull()
      expect(await sessions.findSessionWithUser(id)).toBeNull()
      expect(await sessions.findByRefreshHash('none')).toBeNull()
      expect(await sessions.findByPreviousRefreshHash('none')).toBeNull()
    })

    test('refuses a second session of one id or hash, and one of nobody', async () => {
      const { stores } = subject()
      const user = await addUser(stores)
      const session = await addSession(stores, user.id)
      await expect(addSession(stores, user.id, { id: session.id })).rejects.toThrow()
      await expect(
        addSession(stores, user.id, { refreshTokenHash: session.refreshTokenHash }),
      ).rejects.toThrow()
      await expect(addSession(stores, randomUUID())).rejects.toThrow()
    })

    test('rotates to the next generation and remembers the last hash', async () => {
      const { stores } = subject()
      const session = await addSession(stores, (await addUser(stores)).id)
      const { nextHash, at, generation: _, ...client } = sampleRotation(session)
      const expected = {
        ...session,
        ...client,
        generation: 1,
        refreshTokenHash: nextHash,
        previousRefreshTokenHash: session.refreshTokenHash,
        rotatedAt: at,
        lastActiveAt: at,
      }
      expect(
        await stores.sessions.rotateSession(session.id, { ...client, nextHash, at, generation: 0 }),
      ).toEqual(expected)
      expect(await stores.sessions.findByRefreshHash(nextHash)).toEqual(expected)
      expect(await stores.sessions.findByRefreshHash(session.refreshTokenHash)).toBeNull()
      expect(await stores.sessions.findByPreviousRefreshHash(session.refreshTokenHash)).toEqual(expected)
    })

    test('does not rotate another generation, a revoked, an expired or an unknown session', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const user = await addUser(stores)
      const session = await addSession(stores, user.id)
      expect(
        await sessions.rotateSession(session.id, { ...sampleRotation(session), generation: 1 }),
      ).toBeNull()
      expect(await sessions.rotateSession(session.id, sampleRotation(session, session.expiresAt))).toBeNull()
      expect(await sessions.rotateSession(randomUUID(), sampleRotation(session))).toBeNull()
      expect(await sessions.findSession(session.id)).toEqual(session)

      await sessions.revokeSession(session.id, start)
      expect(await sessions.rotateSession(session.id, sampleRotation(session))).toBeNull()
      expect((await sessions.findSession(session.id))?.generation).toBe(0)

      const live = await addSession(stores, user.id)
      expect(await sessions.rotateSession(live.id, sampleRotation(live, live.expiresAt - 1))).not.toBeNull()
    })

    test('of 50 rotations at once exactly one makes the child', async () => {
      const { stores, other } = subject()
      const session = await addSession(stores, (await addUser(stores)).id)
      const rotated = await race(50, [stores, other.stores], ({ sessions }) =>
        sessions.rotateSession(session.id, sampleRotation(session)),
      )
      const children = rotated.filter((child) => child !== null)
      expect(children).toHaveLength(1)
      expect(await stores.sessions.findSession(session.id)).toEqual(children[0])
    })

    test('a revocation racing 50 rotations wins for good', async () => {
      const { stores, other } = subject()
      const session = await addSession(stores, (await addUser(stores)).id)
      await race(50, [stores, other.stores], ({ sessions }, index): Promise<unknown> =>
        index === 25
          ? sessions.revokeSession(session.id, start + minute)
          : sessions.rotateSession(session.id, sampleRotation(session)),
      )
      const after = await stores.sessions.findSession(session.id)
      expect(after?.revokedAt).toBe(start + minute)
      if (after) expect(await stores.sessions.rotateSession(session.id, sampleRotation(after))).toBeNull()
    })

    test('changes tenant and second factor of a live session, each alone', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const session = await addSession(stores, (await addUser(stores)).id)
      const tenantId = randomUUID()
      await sessions.updateSession(session.id, { tenantId })
      await sessions.updateSession(session.id, { factorVerifiedAt: start + 5 })
      expect(await sessions.findSession(session.id)).toEqual({
        ...session,
        tenantId,
        factorVerifiedAt: start + 5,
      })
      await sessions.updateSession(session.id, { tenantId: null })
      expect(await sessions.findSession(session.id)).toEqual({ ...session, factorVerifiedAt: start + 5 })
      await sessions.revokeSession(session.id, start)
      await sessions.updateSession(session.id, { tenantId })
      expect((await sessions.findSession(session.id))?.tenantId).toBeNull()
    })

    test('moves to another tenant, or to none, with a rotation that says so, and stays with one that does not', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const session = await addSession(stores, (await addUser(stores)).id)
      const tenantId = randomUUID()
      const tenantAfter = async (generation: number, change: { tenantId?: string | null }) => {
        const rotation = {
          ...sampleRotation(session),
          generation,
          nextHash: `hash ${randomUUID()}`,
          ...change,
        }
        return (await sessions.rotateSession(session.id, rotation))?.tenantId
      }
      expect(await tenantAfter(0, { tenantId })).toBe(tenantId)
      expect(await tenantAfter(1, {})).toBe(tenantId)
      expect(await tenantAfter(2, { tenantId: null })).toBeNull()
    })

    test('lists and counts live sessions of the person, the last active first', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const [user, stranger] = [await addUser(stores), await addUser(stores)]
      const older = await addSession(stores, user.id, { lastActiveAt: start })
      const newer = await addSession(stores, user.id, { lastActiveAt: start + minute })
      await addSession(stores, user.id, { expiresAt: start + minute })
      await addSession(stores, stranger.id)
      const revoked = await addSession(stores, user.id)
      await sessions.revokeSession(revoked.id, start)
      const at = start + minute
      expect(await sessions.listActiveSessions(user.id, at)).toEqual([newer, older])
      expect(await sessions.countActiveSessions(user.id, at)).toBe(2)
      expect(await sessions.countActiveSessions(user.id, start + hour)).toBe(0)
    })

    test('remembers clients and devices, ended sessions included, of this person alone', async () => {
      const { stores } = subject()
      const { sessions } = stores
      const [user, stranger] = [await addUser(stores), await addUser(stores)]
      const from = { clientKey: '198.51.100.9', deviceName: 'Safari on iPhone' }
      const session = await addSession(stores, user.id, from)
      await sessions.revokeSession(session.id, start)
      expect(await sessions.hasSessionFrom(user.id, from.clientKey)).toBe(true)
      expect(await sessions.hasSessionFrom(user.id, '198.51.100.10')).toBe(false)
      expect(await sessions.hasSessionFrom(stranger.id, from.clientKey)).toBe(false)
      expect(await sessions.isNewDevice(user.id, from)).toBe(false)
      expect(await sessions.isNewDevice(user.id, { ...from, deviceName: 'Safari on iPad' })).toBe(true)
      expect(await sessions.isNewDevice(user.id, { ...from, clientKey: '198.51.100.10' })).toBe(true)
      // The first device of all is no news.
      expect(await sessions.isNewDevice(stranger.id, from)).toBe(false)
    })
  })
}
