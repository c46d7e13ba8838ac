import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { developmentKeys, developmentSecret, rotateDevelopmentKeys, watchKeys } from './key-files'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-keys-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})
const file = () => join(folder, 'keys', 'jwks.json')

describe('development keys', () => {
  it('are made once, and readable by their owner alone', () => {
    const made = developmentKeys(folder, 'ES256')
    expect(made.keys).toHaveLength(1)
    expect(developmentKeys(folder, 'ES256')).toEqual(made)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
  })

  it('are made again when the algorithm changes or the file is broken', () => {
    const made = developmentKeys(folder, 'ES256')
    expect(developmentKeys(folder, 'RS256').keys[0]?.kty).toBe('RSA')
    expect(developmentKeys(folder, 'ES256').keys[0]?.kid).not.toBe(made.keys[0]?.kid)
    writeFileSync(file(), '{"keys":')
    expect(developmentKeys(folder, 'ES256').keys).toHaveLength(1)
  })
})

describe('the development secret', () => {
  it('is made once, 32 random bytes, readable by its owner alone', () => {
    const made = developmentSecret(folder)
    expect(Buffer.from(made, 'base64url')).toHaveLength(32)
    expect(developmentSecret(folder)).toBe(made)
    expect(statSync(join(folder, 'keys', 'secret')).mode & 0o777).toBe(0o600)
  })
})

describe('a rotation', () => {
  it('publishes, signs and retires over a running server, and signs nobody out', async () => {
    const first = developmentKeys(folder, 'ES256')
    const world = createTestAuth({ keys: first })
    const { browser } = await world.signUpVerified('ada@example.com')
    const kid = () =>
      (
        JSON.parse(
          Buffer.from(browser.cookies.get('__Host-sid')?.split('.')[0] ?? '', 'base64url').toString(),
        ) as { kid: string }
      ).kid
    const second = rotateDevelopmentKeys(folder, 'ES256', world.clock.now())
    expect(developmentKeys(folder, 'ES256')).toEqual(second)
    world.auth.keys.replace(second)
    const signers: string[] = []
    for (let minute = 0; minute < 15; minute++) {
      expect((await browser.get('/api/auth/session')).status).toBe(200)
      world.clock.advance('59s')
      expect((await browser.get('/api/auth/session')).status).toBe(200)
      expect((await browser.post('/api/auth/refresh')).status).toBe(200)
      if (signers.at(-1) !== kid()) signers.push(kid())
    }
    expect(signers).toEqual([first.keys[0]?.kid, second.keys[1]?.kid])
    expect(world.auth.keys.published().map((key) => key.kid)).toEqual([second.keys[1]?.kid])
  })

  it('is taken over by running servers within seconds, without keeping them alive', () => {
    vi.useFakeTimers()
    developmentKeys(folder, 'ES256')
    const seen: number[] = []
    const stop = watchKeys(folder, ({ keys }) => seen.push(keys.length))
    vi.advanceTimersByTime(20_000)
    expect(seen).toEqual([])
    rotateDevelopmentKeys(folder, 'ES256', Date.now())
    touchLater(10)
    vi.advanceTimersByTime(5_000)
    expect(seen).toEqual([2])
    writeFileSync(file(), 'half a fi')
    touchLater(20)
    vi.advanceTimersByTime(5_000)
    stop()
    rotateDevelopmentKeys(folder, 'ES256', Date.now())
    touchLater(30)
    vi.advanceTimersByTime(20_000)
    expect(seen).toEqual([2])
    expect(readFileSync(file(), 'utf8')).toContain('"keys"')
  })

  /** Two writes within one tick of the file system's clock look alike. */
  function touchLater(seconds: number) {
    const time = new Date(2_000_000_000_000 + seconds * 1_000)
    utimesSync(file(), time, time)
  }
})
