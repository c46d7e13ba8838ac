import { expect, it, vi } from 'vitest'
import { warmUp } from './warm-up'

function parts() {
  const database = { warmUp: vi.fn(() => Promise.resolve()) }
  const passwords = { hash: vi.fn(), verify: vi.fn(() => Promise.resolve(false)), needsRehash: vi.fn() }
  const signing = vi.fn(() => Promise.resolve({ kid: 'one', key: {} as CryptoKey }))
  const keys = { signing, verifying: vi.fn(), published: vi.fn(), assertSigning: vi.fn(), replace: vi.fn() }
  return { database, auth: { passwords, keys } }
}

it('connects, makes the hash that unknown addresses are compared with, and imports the signing key', async () => {
  const { database, auth } = parts()
  await warmUp(database, auth)
  expect(database.warmUp).toHaveBeenCalledOnce()
  expect(auth.passwords.verify).toHaveBeenCalledExactlyOnceWith(null, expect.any(String))
  expect(auth.keys.signing).toHaveBeenCalledOnce()
})

it('lets the start go on when something fails', async () => {
  const { database, auth } = parts()
  auth.keys.signing.mockRejectedValue(new Error('no key is in force'))
  await expect(warmUp(database, auth)).resolves.toBeUndefined()
})

it('lets the start go on when something takes too long', async () => {
  const { database, auth } = parts()
  database.warmUp.mockReturnValue(new Promise(() => undefined))
  await expect(warmUp(database, auth, 10)).resolves.toBeUndefined()
})
