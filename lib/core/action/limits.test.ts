import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createFakeClock, noPause } from '@/e2e/harness/fake-time'
import { race } from '@/e2e/harness/race'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { AppError } from '../errors'
import { defineAction, type Limit } from './action'
import { createCookieJar } from './cookies'
import type { ActionContext } from './context'
import { holdLimits, limitKey } from './limits'

type Input = { email: string }
const minute = 60_000
const three: Limit<Input> = {
  name: 'address',
  by: 'address',
  max: 3,
  windowMs: minute,
  key: ({ email }) => email,
}

function setUp(...limits: Limit<Input>[]) {
  const pauses: number[] = []
  const pause = (ms: number) => (pauses.push(ms), noPause(ms))
  const clock = createFakeClock()
  const store = createRateLimitStore()
  const action = defineAction({
    ...{
      key: 'try',
      name: 'thing.try',
      method: 'POST',
      path: '/try',
      tag: 'Things',
      summary: 'Try',
      answers: {},
      errors: [],
    },
    authentication: 'none',
    audit: null,
    body: z.object({ email: z.string() }),
    limits,
    handler: () => Promise.resolve({ status: 204 }),
  })
  const call = async (email = 'ada@example.com', succeeded = false, work: () => unknown = () => {}) => {
    const context = contextAt(clock.now())
    try {
      const hold = await holdLimits(action, { email }, context, { rateLimits: store, pause })
      await work()
      await hold.settle(succeeded)
      return { status: 200, limited: context.limited, retryAfterMs: 0 }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { status: error.status, limited: false, retryAfterMs: error.details.retryAfterMs }
    }
  }
  return { clock, store, action, call, pauses }
}

function contextAt(now: number): ActionContext {
  return {
    ...{ action: 'thing.try', requestId: '1', transport: 'http', now, session: null, limited: false },
    headers: new Headers(),
    client: { address: null, key: null, userAgent: '' },
    cookies: createCookieJar(null),
  }
}

describe('holdLimits', () => {
  it('lets exactly as many through as it says, of any number at once', async () => {
    const { call } = setUp(three)
    expect((await race(50, () => call())).byStatus).toEqual({ 200: 3, 429: 47 })
  })

  it('keeps keys apart', async () => {
    const { call } = setUp(three)
    await race(3, () => call())
    expect((await call()).status).toBe(429)
    expect((await call('bob@example.com')).status).toBe(200)
  })

  it('lets through again once the window has moved on, and says when that is', async () => {
    const { call, clock } = setUp(three)
    await race(3, () => call())
    clock.advance('20s')
    expect(await call()).toMatchObject({ status: 429, retryAfterMs: 40_000 })
    clock.advance(39_999)
    expect((await call()).status).toBe(429)
    clock.advance(1)
    expect((await race(4, () => call())).byStatus).toEqual({ 200: 3, 429: 1 })
  })

  it('slides: hits spread over the window come back one by one', async () => {
    const { call, clock } = setUp(three)
    for (let at = 0; at < 3; at++) {
      expect((await call()).status).toBe(200)
      clock.advance('20s')
    }
    expect((await race(2, () => call())).byStatus).toEqual({ 200: 1, 429: 1 })
    clock.advance('20s')
    expect((await race(2, () => call())).byStatus).toEqual({ 200: 1, 429: 1 })
  })

  it('RAT-7 is not extended by tries that were refused', async () => {
    const { call, clock } = setUp(three)
    await race(3, () => call())
    for (let at = 0; at < 59; at++) {
      clock.advance('1s')
      expect((await call()).status).toBe(429)
    }
    clock.advance('1s')
    expect((await call()).status).toBe(200)
  })

  it('does not apply where its key is null, so strangers never share a bucket', async () => {
    const { call } = setUp({ ...three, key: (_, context) => context.client.key })
    expect((await race(50, () => call())).byStatus).toEqual({ 200: 50 })
  })

  it('counts failures alone when told so', async () => {
    const { call } = setUp({ ...three, counts: 'failures' })
    for (let at = 0; at < 10; at++) expect((await call('ada@example.com', true)).status).toBe(200)
    expect((await race(4, () => call())).byStatus).toEqual({ 200: 3, 429: 1 })
  })

  it('forgets earlier failures on a success only when told so', async () => {
    const keeps = setUp({ ...three, counts: 'failures' })
    const clears = setUp({ ...three, counts: 'failures', clearOnSuccess: true })
    for (const { call } of [keeps, clears]) {
      await race(2, () => call())
      await call('ada@example.com', true)
    }
    expect((await race(4, () => keeps.call())).byStatus).toEqual({ 200: 1, 429: 3 })
    expect((await race(4, () => clears.call())).byStatus).toEqual({ 200: 3, 429: 1 })
  })

  it('is quiet when told so: nothing is refused, the handler is told', async () => {
    const { call } = setUp({ ...three, quiet: true })
    const { answers, byStatus } = await race(5, () => call())
    expect(byStatus).toEqual({ 200: 5 })
    expect(answers.filter(({ limited }) => limited)).toHaveLength(2)
  })

  it('takes no hit of one limit when another refuses', async () => {
    const wide = { ...three, name: 'wide', max: 5 }
    const { call, store, action, clock } = setUp(wide, three)
    await race(20, () => call())
    const left = await store.peek(limitKey(action.key, 'wide', 'ada@example.com'), 5, minute, clock.now())
    expect(left).toMatchObject({ allowed: true, remaining: 1 })
  })

  it('takes no hit of one limit when another cannot be asked', async () => {
    const wide = { ...three, name: 'wide', max: 1 }
    const { call, store, action } = setUp(wide, three)
    const { check } = store
    const narrow = limitKey(action.key, 'address', 'ada@example.com')
    store.check = (key, ...rest) =>
      key === narrow ? Promise.reject(new Error('the database is down')) : check(key, ...rest)
    await expect(call()).rejects.toThrow('the database is down')
    store.check = check
    expect((await call()).status).toBe(200)
  })

  it('takes no hit of one limit when waiting for another, or asking for its exemption, fails', async () => {
    const down = () => Promise.reject(new Error('the database is down'))
    const wide = { ...three, name: 'wide', max: 2 }
    const narrow = { ...three, max: 1, counts: 'failures' as const }
    for (const part of ['peek', 'exempt'] as const) {
      const exempt = part === 'exempt' ? down : undefined
      const { call, store, action, clock } = setUp(wide, exempt ? { ...narrow, exempt } : narrow)
      expect((await call()).status).toBe(200)
      const { peek } = store
      if (part === 'peek') store.peek = down
      await expect(call()).rejects.toThrow('the database is down')
      store.peek = peek
      await noPause(0)
      const key = limitKey(action.key, 'wide', 'ada@example.com')
      expect(await peek(key, 2, minute, clock.now()), part).toMatchObject({ allowed: true })
    }
  })

  it('lets an exempt caller past a reached limit, and past that one alone', async () => {
    const exempt = { ...three, exempt: async ({ email }: Input) => email === 'ada@example.com' }
    const { call } = setUp({ ...exempt, key: () => 'all' })
    await race(3, () => call('eve@example.com'))
    expect((await call('eve@example.com')).status).toBe(429)
    expect((await call('ada@example.com')).status).toBe(200)
    const both = setUp({ ...exempt, key: () => 'all' }, { ...three, max: 4 })
    expect((await race(9, () => both.call())).byStatus).toEqual({ 200: 4, 429: 5 })
  })
})

describe('a full limit that counts failures alone', () => {
  const failures = { ...three, counts: 'failures' as const }
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1))

  it('RAT-5 twin: refuses none of many right ones at once', async () => {
    for (const limit of [failures, { ...failures, clearOnSuccess: true }]) {
      const { call } = setUp(limit)
      expect((await race(5, () => call('ada@example.com', true, () => noPause(0)))).byStatus).toEqual({
        200: 5,
      })
    }
  })

  it('RAT-5 still lets through exactly as many wrong ones, however long they take', async () => {
    const { call } = setUp(failures)
    const { byStatus } = await race(50, () => call('ada@example.com', false, aMoment))
    expect(byStatus).toEqual({ 200: 3, 429: 47 })
  })

  it('RAT-5 gives the place of one that succeeds to one that waits, and no more', async () => {
    const { call } = setUp(failures)
    const { byStatus } = await race(20, (at) => call('ada@example.com', at === 0, () => noPause(0)))
    expect(byStatus).toEqual({ 200: 4, 429: 16 })
  })

  it('is waited for 2 s at most, in ever longer steps', async () => {
    const { call, pauses } = setUp(failures)
    await race(3, () => call())
    expect((await call()).status).toBe(429)
    expect(pauses).toEqual([25, 50, 100, 200, 400, 800, 425])
  })

  it('is not waited for once its hits are too old to be given back', async () => {
    const { call, clock, pauses } = setUp(failures)
    await race(3, () => call())
    clock.advance('2s')
    expect((await call()).status).toBe(429)
    expect(pauses).toEqual([])
  })

  it('is not waited for when it counts successes too, or is a quiet one', async () => {
    for (const limit of [three, { ...failures, quiet: true }]) {
      const { call, pauses } = setUp(limit)
      await race(5, () => call())
      expect(pauses).toEqual([])
    }
  })
})

describe('limitKey', () => {
  it('AUD-3 does not hold what it counts by', () => {
    expect(limitKey('signIn', 'address', 'ada@example.com')).toMatch(/^signIn:address:[\w-]{22}$/)
    expect(limitKey('signIn', 'address', 'x'.repeat(60_000))).toHaveLength('signIn:address:'.length + 22)
  })
})
