import { describe, expect, it } from 'vitest'
import { clientAddress, clientKey } from '@/lib/core/action/client-address'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import type { Answer, Browser } from '../harness/browser'
import { race } from '../harness/race'
import { addressHeader } from '../harness/browser'
import { createTestAuth, goodPassword, type TestAuth } from '../harness/test-auth'

const email = 'ada@example.com'
const wrong = { email, password: 'not the password at all' }
const signIn = (browser: Browser, body: object = wrong) => browser.post('/api/auth/signin', body)
const failures = (world: TestAuth, times: number, body: object = wrong) =>
  race(times, () => signIn(world.browser(), body))

async function withAda(options = {}): Promise<TestAuth> {
  const world = createTestAuth(options)
  await world.signUpVerified(email, goodPassword, world.browser({ address: '203.0.113.1' }))
  return world
}

describe('guessing passwords', () => {
  it('gets five tries in a quarter of an hour, exactly, of any number at once', async () => {
    const world = await withAda()
    const { byStatus, answers } = await failures(world, 50)
    expect(byStatus).toEqual({ 401: 5, 429: 45 })
    const refused = answers.find(({ status }) => status === 429)
    expect([refused?.code, refused?.headers.get('retry-after')]).toEqual(['RATE_LIMITED', '900'])
    world.clock.advance(899_999)
    expect((await signIn(world.browser())).status).toBe(429)
    world.clock.advance(1)
    expect((await failures(world, 6)).byStatus).toEqual({ 401: 5, 429: 1 })
  })

  it('RAT-7 trying on does not make it longer', async () => {
    const world = await withAda()
    await failures(world, 5)
    for (let minute = 0; minute < 14; minute++) {
      world.clock.advance('1m')
      expect((await signIn(world.browser())).status).toBe(429)
    }
    world.clock.advance('1m')
    expect((await signIn(world.browser(), { email, password: goodPassword })).status).toBe(200)
  })

  it('a success clears the failures of that address and client', async () => {
    const world = await withAda()
    await failures(world, 4)
    expect((await signIn(world.browser(), { email, password: goodPassword })).status).toBe(200)
    expect((await failures(world, 6)).byStatus).toEqual({ 401: 5, 429: 1 })
  })

  it('successes count nothing', async () => {
    const world = await withAda()
    for (let at = 0; at < 60; at++)
      expect((await signIn(world.browser(), { email, password: goodPassword })).status).toBe(200)
  })

  it('RAT-1 another forwarded address each time makes no other client', async () => {
    const world = await withAda()
    const statuses = []
    for (let at = 0; at < 8; at++) {
      const forwarded = `198.51.100.${at}`
      const headers = {
        'x-forwarded-for': forwarded,
        'x-real-ip': forwarded,
        forwarded: `for=${forwarded}`,
        'cf-connecting-ip': forwarded,
        'true-client-ip': forwarded,
      }
      statuses.push((await world.browser().post('/api/auth/signin', wrong, { headers })).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
  })

  it('RAT-1 behind a trusted proxy, what the client wrote itself makes no other client', async () => {
    const client = (request: Request) => {
      const address = clientAddress('10.0.0.1', request.headers.get('x-forwarded-for'), 1)
      return { address, key: clientKey(address), userAgent: '' }
    }
    const world = await withAda({ client })
    const guess = (forwarded: string) =>
      world.browser().post('/api/auth/signin', wrong, { headers: { 'x-forwarded-for': forwarded } })
    const { byStatus } = await race(8, (at) => guess(`192.0.2.${at}, 198.51.100.7`))
    expect(byStatus).toEqual({ 401: 5, 429: 3 })
    expect((await guess('192.0.2.1, 198.51.100.8')).status).toBe(401)
  })

  it('RAT-2 another spelling of the address makes no other address', async () => {
    const world = await withAda()
    const spellings = [
      email,
      'ADA@example.com',
      ' ada@example.com',
      'ada@EXAMPLE.com\n',
      'Ada@Example.Com',
      'aDa@example.com',
      'ada@ｅxample.com',
    ]
    const answers: Answer[] = []
    for (const spelling of spellings)
      answers.push(await signIn(world.browser(), { ...wrong, email: spelling }))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429])
    for (const lookAlike of [
      'ad\u200ba@example.com',
      'adа@example.com',
      'ada＠example.com',
      '\u0131da@example.com',
    ]) {
      expect((await signIn(world.browser(), { ...wrong, email: lookAlike })).status, lookAlike).toBe(400)
    }
  })

  it('RAT-3 one /64 of IPv6 is one client', async () => {
    const world = await withAda()
    const statuses = []
    for (let at = 0; at < 7; at++)
      statuses.push((await signIn(world.browser({ address: `2001:db8:1:2:${at}::${at}` }))).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
    expect((await signIn(world.browser({ address: '2001:db8:1:3::1' }))).status).toBe(401)
  })

  it('RAT-4 another spelling of the path leads nowhere, or to the same limit', async () => {
    const world = await withAda()
    await failures(world, 5)
    for (const path of [
      '/api/auth//signin',
      '/api//auth/signin',
      '/api/auth/SIGNIN',
      '/api/auth/signin/',
      '/api/auth/%73ignin',
      '/api/auth%2fsignin',
    ]) {
      expect((await world.browser().post(path, wrong)).status, path).toBe(404)
    }
    for (const path of [
      '/api/auth/./signin',
      '/api/auth/x/../signin',
      '/api/auth/%2e/signin',
      '/api/auth/signin?x=1',
    ]) {
      expect((await world.browser().post(path, wrong)).status, path).toBe(429)
    }
  })

  it('RAT-6 a restart forgets nothing that the store keeps', async () => {
    const rateLimitStore = createRateLimitStore()
    await failures(createTestAuth({ rateLimitStore }), 5)
    expect((await failures(createTestAuth({ rateLimitStore }), 3)).byStatus).toEqual({ 429: 3 })
    expect((await failures(createTestAuth(), 3)).byStatus).toEqual({ 401: 3 })
  })

  it('RAT-8 a hundred strangers slow strangers, and never the owner', async () => {
    const world = await withAda()
    const { byStatus } = await race(120, (at) => signIn(world.browser({ address: `198.51.${at}.1` })))
    expect(byStatus).toEqual({ 401: 100, 429: 20 })
    expect(
      (await signIn(world.browser({ address: '198.51.200.1' }), { email, password: goodPassword })).status,
    ).toBe(429)
    const own = world.browser({ address: '203.0.113.1' })
    expect((await signIn(own, { email, password: goodPassword })).status).toBe(200)
    world.clock.advance('1h')
    expect(
      (await signIn(world.browser({ address: '198.51.200.1' }), { email, password: goodPassword })).status,
    ).toBe(200)
  })

  it('one client gets fifty tries over all addresses', async () => {
    const world = await withAda()
    const { byStatus } = await race(60, (at) =>
      signIn(world.browser(), { ...wrong, email: `person${at}@example.com` }),
    )
    expect(byStatus).toEqual({ 401: 50, 429: 10 })
    expect((await signIn(world.browser({ address: '192.0.2.77' }))).status).toBe(401)
  })

  it('ENU-3 an unknown address is refused after as many tries, in the same words', async () => {
    const world = await withAda()
    const known = (await failures(world, 6)).answers.at(-1)
    const unknown = (await failures(world, 6, { ...wrong, email: 'nobody@example.com' })).answers.at(-1)
    expect([known?.status, known?.text, known?.headers.get('retry-after')]).toEqual([
      429,
      unknown?.text,
      unknown?.headers.get('retry-after'),
    ])
    expect(unknown?.status).toBe(429)
  })
})

describe('a client whose address is not known', () => {
  it('shares no bucket with other strangers', async () => {
    const world = createTestAuth()
    const unknown = { headers: { [addressHeader]: null } }
    const { byStatus } = await race(100, (at) =>
      world.browser().post('/api/auth/signin', { ...wrong, email: `person${at}@example.com` }, unknown),
    )
    expect(byStatus).toEqual({ 401: 100 })
    const signUps = await race(30, (at) =>
      world
        .browser()
        .post('/api/auth/signup', { email: `new${at}@example.com`, password: goodPassword }, unknown),
    )
    expect(signUps.byStatus).toEqual({ 202: 30 })
  })
})
