import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addUser, race, sampleReset, start } from './samples'
import type { Subject } from './subject'

export function describePasswordResetStore(name: string, subject: () => Subject): void {
  describe(name, () => {
    test('gives back what was created, decoys included', async () => {
      const { stores } = subject()
      const user = await addUser(stores)
      for (const reset of [sampleReset(user.id), sampleReset(randomUUID())]) {
        expect(await stores.passwordResets.createReset(reset)).toEqual(reset)
        expect(await stores.passwordResets.findByTokenHash(reset.tokenHash)).toEqual(reset)
      }
      expect(await stores.passwordResets.findByTokenHash('unknown')).toBeNull()
    })

    test('refuses a token hash twice', async () => {
      const { passwordResets } = subject().stores
      const reset = await passwordResets.createReset(sampleReset(randomUUID()))
      await expect(
        passwordResets.createReset(sampleReset(randomUUID(), { tokenHash: reset.tokenHash })),
      ).rejects.toThrow()
    })

    test('is claimed once, and not when expired or unknown', async () => {
      const { passwordResets } = subject().stores
      const reset = await passwordResets.createReset(sampleReset(randomUUID()))
      expect(await passwordResets.claim('unknown', start)).toBeNull()
      expect(await passwordResets.claim(reset.tokenHash, reset.expiresAt)).toBeNull()
      expect(await passwordResets.claim(reset.tokenHash, reset.expiresAt - 1)).toEqual(reset)
      expect(await passwordResets.claim(reset.tokenHash, start)).toBeNull()
    })

    test('PWD-8 of 50 claims at once exactly one gets it', async () => {
      const { stores, other } = subject()
      const reset = await stores.passwordResets.createReset(sampleReset(randomUUID()))
      const claims = await race(50, [stores, other.stores], ({ passwordResets }) =>
        passwordResets.claim(reset.tokenHash, start),
      )
      expect(claims.filter((claim) => claim !== null)).toEqual([reset])
    })

    test('deletes by person and by age', async () => {
      const { stores } = subject()
      const { passwordResets } = stores
      const user = await addUser(stores)
      const hers = await passwordResets.createReset(sampleReset(user.id))
      const old = await passwordResets.createReset(sampleReset(randomUUID(), { expiresAt: start }))
      const kept = await passwordResets.createReset(sampleReset(randomUUID(), { expiresAt: start + 1 }))
      await passwordResets.deleteByUserId(user.id)
      expect(await passwordResets.findByTokenHash(hers.tokenHash)).toBeNull()
      expect(await passwordResets.deleteExpired(start + 1)).toBe(1)
      expect(await passwordResets.findByTokenHash(old.tokenHash)).toBeNull()
      expect(await passwordResets.findByTokenHash(kept.tokenHash)).toEqual(kept)
    })
  })
}
