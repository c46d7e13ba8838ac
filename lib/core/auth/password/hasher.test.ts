import bcrypt from 'bcryptjs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as argon2 from './argon2'
import { createPasswordHasher } from './hasher'

const fast = { memoryCost: 64, timeCost: 1 }
const hasher = createPasswordHasher(fast)

describe('createPasswordHasher', () => {
  it('verifies its own hashes and nothing else', async () => {
    const stored = await hasher.hash('tangerine lamp')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
    expect(await hasher.verify(stored, 'tangerine lamp')).toBe(true)
    for (const wrong of ['tangerine lam', 'tangerine lamp ', 'Tangerine lamp', '']) {
      expect(await hasher.verify(stored, wrong)).toBe(false)
    }
    expect(await hasher.hash('tangerine lamp')).not.toBe(stored)
  })

  it('costs 19 MiB, two passes and one lane unless told otherwise', async () => {
    expect(await createPasswordHasher().hash('tangerine lamp')).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
    )
  })

  it('says no to any password where there is no hash, or none it knows', async () => {
    for (const stored of [null, '', 'plain text', '$argon2id$broken', '$1$md5$x']) {
      expect(await hasher.verify(stored, 'a password that nobody has')).toBe(false)
    }
  })

  it('PWD-1 tells passwords apart that share their first 72 bytes', async () => {
    const start = 'a long phrase '.repeat(6)
    const stored = await hasher.hash(`${start}one`)
    expect(await hasher.verify(stored, `${start}two`)).toBe(false)
    expect(await hasher.verify(stored, start)).toBe(false)
    expect(await hasher.verify(stored, `${start}one`)).toBe(true)
  })

  it('PWD-2 tells passwords apart that differ after a NUL', async () => {
    const stored = await hasher.hash('tangerine\0lamp')
    expect(await hasher.verify(stored, 'tangerine\0sea')).toBe(false)
    expect(await hasher.verify(stored, 'tangerine')).toBe(false)
    expect(await hasher.verify(stored, 'tangerine\0lamp')).toBe(true)
  })

  it('PWD-3 takes one password typed on two keyboards for one', async () => {
    const stored = await hasher.hash('caf\u00e9 and \ufb01ne')
    expect(await hasher.verify(stored, 'cafe\u0301 and fine')).toBe(true)
    expect(await hasher.verify(stored, 'cafe and fine')).toBe(false)
  })

  it('PWD-6 hashes emoji and other scripts whole', async () => {
    const stored = await hasher.hash('🦊🐕🦉🦔🐝🦋🐙🦀')
    expect(await hasher.verify(stored, '🦊🐕🦉🦔🐝🦋🐙🦀')).toBe(true)
    expect(await hasher.verify(stored, '🦊🐕🦉🦔🐝🦋🐙🐟')).toBe(false)
  })
})

describe('imported bcrypt hashes', () => {
  const imported = (password: string) => bcrypt.hashSync(password, 4)

  it('verify, and want to be replaced', async () => {
    const stored = imported('tangerine lamp')
    expect(await hasher.verify(stored, 'tangerine lamp')).toBe(true)
    expect(await hasher.verify(stored, 'tangerine sea')).toBe(false)
    expect(await hasher.verify(stored.replace('$2b$', '$2y$'), 'tangerine lamp')).toBe(true)
    expect(hasher.needsRehash(stored)).toBe(true)
  })

  it('PWD-1 PWD-2 do not let a password in whose end bcrypt would ignore', async () => {
    const long = 'x'.repeat(72)
    expect(await hasher.verify(imported(long), `${long}anything`)).toBe(false)
    expect(await hasher.verify(imported(long), long)).toBe(true)
    expect(await hasher.verify(imported('short'), 'short\0anything')).toBe(false)
  })

  it('say no when they are damaged', async () => {
    expect(await hasher.verify('$2b$broken', 'tangerine lamp')).toBe(false)
  })
})

describe('needsRehash', () => {
  it('is true for other parameters than those of today', async () => {
    const stored = await hasher.hash('tangerine lamp')
    expect(hasher.needsRehash(stored)).toBe(false)
    expect(createPasswordHasher({ ...fast, timeCost: 2 }).needsRehash(stored)).toBe(true)
    expect(createPasswordHasher({ ...fast, memoryCost: 128 }).needsRehash(stored)).toBe(true)
    expect(createPasswordHasher({ ...fast, parallelism: 2 }).needsRehash(stored)).toBe(true)
    expect(hasher.needsRehash('plain text')).toBe(true)
  })
})

describe('a flood', () => {
  const load = { now: 0, most: 0 }
  beforeEach(() => {
    Object.assign(load, { now: 0, most: 0 })
    vi.spyOn(argon2, 'hash')
  })

  it('PWD-5 takes the memory of a few hashes, not of two hundred', async () => {
    const counting = createPasswordHasher({ ...fast, concurrency: 2 })
    vi.mocked(argon2.hash).mockImplementation(async (...args) => {
      load.most = Math.max(load.most, ++load.now)
      await new Promise((resolve) => setImmediate(resolve))
      load.now--
      return `${args[0]} hashed`
    })
    const hashes = await Promise.all(Array.from({ length: 200 }, (_, at) => counting.hash(`password ${at}`)))
    expect(hashes[199]).toBe('password 199 hashed')
    expect(load.most).toBe(2)
  })

  it('PWD-5 is refused beyond a queue that could be served, and served again after', async () => {
    const small = createPasswordHasher({ ...fast, concurrency: 1, maxWaiting: 3 })
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => small.hash('tangerine lamp')))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(6)
    expect(refused[0]?.reason).toMatchObject({
      code: 'UNAVAILABLE',
      status: 503,
      details: { retryAfterMs: 2_000 },
    })
    expect(await small.verify(await small.hash('tangerine lamp'), 'tangerine lamp')).toBe(true)
  })

  it('PWD-5 twin: hands its place on when a hash fails', async () => {
    const single = createPasswordHasher({ ...fast, concurrency: 1 })
    vi.mocked(argon2.hash).mockRejectedValueOnce(new Error('out of memory'))
    const outcomes = await Promise.allSettled([single.hash('one'), single.hash('two'), single.hash('three')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })

  it('PWD-5 leaves the event loop free meanwhile', async () => {
    const real = createPasswordHasher({ concurrency: 2 })
    let beats = 0
    const beat = setInterval(() => beats++, 1)
    await Promise.all(Array.from({ length: 20 }, () => real.hash('tangerine lamp')))
    clearInterval(beat)
    // Hashing on this thread would let none through until the last hash is done.
    expect(beats).toBeGreaterThan(10)
  })
})
