import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addUser, hour, minute, race, sampleVerification, start } from './samples'
import type { Subject } from './subject'

export function describeEmailVerificationStore(name: string, subject: () => Subject): void {
  describe(name, () => {
    test('gives back what was created, decoys included', async () => {
      const { stores } = subject()
      const user = await addUser(stores)
      const full = sampleVerification(user.id, { browserHash: 'browser' })
      const bare = sampleVerification(randomUUID(), { passwordHash: null, name: null })
      for (const verification of [full, bare]) {
        expect(await stores.emailVerifications.createVerification(verification)).toEqual(verification)
        expect(await stores.emailVerifications.findByTokenHash(verification.tokenHash)).toEqual(verification)
      }
      expect(await stores.emailVerifications.findByTokenHash('unknown')).toBeNull()
    })

    test('refuses a token hash twice', async () => {
      const { emailVerifications } = subject().stores
      const verification = await emailVerifications.createVerification(sampleVerification(randomUUID()))
      const twin = sampleVerification(randomUUID(), { tokenHash: verification.tokenHash })
      await expect(emailVerifications.createVerification(twin)).rejects.toThrow()
    })

    test('finds the newest live one, of a browser when asked', async () => {
      const { stores } = subject()
      const { emailVerifications } = stores
      const user = await addUser(stores)
      const add = (over: object) => emailVerifications.createVerification(sampleVerification(user.id, over))
      const older = await add({ createdAt: start, browserHash: 'this' })
      const newer = await add({ createdAt: start + minute, browserHash: 'other' })
      await add({ createdAt: start + 2 * minute, expiresAt: start + 3 * minute, browserHash: 'this' })
      const at = start + 3 * minute
      expect(await emailVerifications.findLatest(user.id, at)).toEqual(newer)
      expect(await emailVerifications.findLatest(user.id, at, 'this')).toEqual(older)
      expect(await emailVerifications.findLatest(user.id, at, 'third')).toBeNull()
      expect(await emailVerifications.findLatest(user.id, start + hour)).toBeNull()
      expect(await emailVerifications.findLatest(randomUUID(), at)).toBeNull()
    })

    test('is claimed once, and not when expired or unknown', async () => {
      const { emailVerifications } = subject().stores
      const verification = await emailVerifications.createVerification(sampleVerification(randomUUID()))
      expect(await emailVerifications.claim('unknown', start)).toBeNull()
      expect(await emailVerifications.claim(verification.tokenHash, verification.expiresAt)).toBeNull()
      expect(await emailVerifications.claim(verification.tokenHash, verification.expiresAt - 1)).toEqual(
        verification,
      )
      expect(await emailVerifications.claim(verification.tokenHash, start)).toBeNull()
    })

    test('of 50 claims at once exactly one gets it', async () => {
      const { stores, other } = subject()
      const verification = await stores.emailVerifications.createVerification(
        sampleVerification(randomUUID()),
      )
      const claims = await race(50, [stores, other.stores], ({ emailVerifications }) =>
        emailVerifications.claim(verification.tokenHash, start),
      )
      expect(claims.filter((claim) => claim !== null)).toEqual([verification])
    })

    test('counts the different passwords that were named for a person', async () => {
      const { stores } = subject()
      const { emailVerifications } = stores
      const [hers, other] = [await addUser(stores), await addUser(stores)]
      const add = (userId: string, passwordHash: string | null) =>
        emailVerifications.createVerification(sampleVerification(userId, { passwordHash }))
      for (const hash of ['one', 'one', null]) await add(hers.id, hash)
      await add(other.id, 'three')
      expect(await emailVerifications.countPasswords(hers.id)).toBe(1)
      await add(hers.id, 'two')
      expect(await emailVerifications.countPasswords(hers.id)).toBe(2)
    })

    test('deletes by person, by token and by age', async () => {
      const { stores } = subject()
      const { emailVerifications } = stores
      const user = await addUser(stores)
      const add = (userId: string, over = {}) =>
        emailVerifications.createVerification(sampleVerification(userId, over))
      const [hers, alsoHers, decoy] = [await add(user.id), await add(user.id), await add(randomUUID())]
      const [old, kept] = [
        await add(randomUUID(), { expiresAt: start }),
        await add(randomUUID(), { expiresAt: start + 1 }),
      ]

      await emailVerifications.deleteByUserId(user.id)
      await emailVerifications.deleteByTokenHash(decoy.tokenHash)
      for (const { tokenHash } of [hers, alsoHers, decoy]) {
        expect(await emailVerifications.findByTokenHash(tokenHash)).toBeNull()
      }
      expect(await emailVerifications.deleteExpired(start + 1)).toBe(1)
      expect(await emailVerifications.findByTokenHash(old.tokenHash)).toBeNull()
      expect(await emailVerifications.findByTokenHash(kept.tokenHash)).toEqual(kept)
    })
  })
}
