import { describe, expect, it, vi } from 'vitest'
import { noPause } from '@/e2e/harness/fake-time'
import { race } from '@/e2e/harness/race'
import { minute, setUpLimits, three, type Input } from '@/e2e/harness/test-limits'
import { limitKey } from './limits'

describe('holdLimits', () => {
  it('lets exactly as many through as it says, of any number at once', async () => {
    const { call } = setUpLimits(three)
    expect((await race(50, () => call())).byStatus).toEqual({ 200: 3, 429: 47 })
  })

  it('keeps keys apart', async () => {
    const { call } = setUpLimits(three)
    await race(3, () => call())
    expect((await call()).status).toBe(429)
    expect((await call('bob@example.com')).status).toBe(200)
  })

  it('counts together what says so, of whatever action, and by each action for itself what does not', async () => {
    const together = { ...three, together: 'both' }
    const [one, other, alone] = [setUpLimits(together), setUpLimits(together), setUpLimits(three)]
    Object.assign(other.action, { key: 'tryElse' })
    Object.assign(other.store, one.store)
    Object.assign(alone.store, one.store)
    await one.call()
    await race(2, () => other.call())
    expect([(await one.call()).status, (await other.call()).status]).toEqual([429, 429])
    expect((await alone.call()).status, 'twin').toBe(200)
  })

  it('lets through again once the window has moved on, and says when that is', async () => {
    const { call, clock } = setUpLimits(three)
    await race(3, () => call())
    clock.advance('20s')
    expect(await call()).toMatchObject({ status: 429, retryAfterMs: 40_000 })
    clock.advance(39_999)
    expect((await call()).status).toBe(429)
    clock.advance(1)
    expect((await race(4, () => call())).byStatus).toEqual({ 200: 3, 429: 1 })
  })

  it('slides: hits spread over the window come back one by one', async () => {
    const { call, clock } = setUpLimits(three)
    for (let at = 0; at < 3; at++) {
      expect((await call()).status).toBe(200)
      clock.advance('20s')
    }
    expect((await race(2, () => call())).byStatus).toEqual({ 200: 1, 429: 1 })
    clock.advance('20s')
    expect((await race(2, () => call())).byStatus).toEqual({ 200: 1, 429: 1 })
  })

  it('RAT-7 is not extended by tries that were refused', async () => {
    const { call, clock } = setUpLimits(three)
    await race(3, () => call())
    for (let at = 0; at < 59; at++) {
      clock.advance('1s')
      expect((await call()).status).toBe(429)
    }
    clock.advance('1s')
    expect((await call()).status).toBe(200)
  })

  it('does not apply where its key is null, so strangers never share a bucket', async () => {
    const { call } = setUpLimits({ ...three, key: (_, context) => context.client.key })
    expect((await race(50, () => call())).byStatus).toEqual({ 200: 50 })
  })

  it('counts failures alone when told so', async () => {
    const { call } = setUpLimits({ ...three, counts: 'failures' })
    for (let at = 0; at < 10; at++) expect((await call('ada@example.com', true)).status).toBe(200)
    expect((await race(4, () => call())).byStatus).toEqual({ 200: 3, 429: 1 })
  })

  it('forgets earlier failures on a success only when told so', async () => {
    const keeps = setUpLimits({ ...three, counts: 'failures' })
    const clears = setUpLimits({ ...three, counts: 'failures', clearOnSuccess: true })
    for (const { call } of [keeps, clears]) {
      await race(2, () => call())
      await call('ada@example.com', true)
    }
    expect((await race(4, () => keeps.call())).byStatus).toEqual({ 200: 1, 429: 3 })
    expect((await race(4, () => clears.call())).byStatus).toEqual({ 200: 3, 429: 1 })
  })

  it('is quiet when told so: nothing is refused, the handler is told', async () => {
    const { call } = setUpLimits({ ...three, quiet: true })
    const { answers, byStatus } = await race(5, () => call())
    expect(byStatus).toEqual({ 200: 5 })
    expect(answers.filter(({ limited }) => limited)).toHaveLength(2)
  })

  it('takes no hit of one limit when another refuses', async () => {
    const wide = { ...three, name: 'wide', max: 5 }
    const { call, store, action, clock } = setUpLimits(wide, three)
    await race(20, () => call())
    const left = await store.peek(limitKey(action.key, 'wide', 'ada@example.com'), 5, minute, clock.now())
    expect(left).toMatchObject({ allowed: true, remaining: 1 })
  })

  it('asks for all limits at once, and one by one only when one is full', async () => {
    const { call, store } = setUpLimits({ ...three, name: 'wide', max: 5 }, three)
    const check = vi.spyOn(store, 'check')
    expect((await race(3, () => call())).byStatus).toEqual({ 200: 3 })
    expect(check).not.toHaveBeenCalled()
    expect((await call()).status).toBe(429)
    expect(check).toHaveBeenCalled()
  })

  it('gives back what was counted together when one of them was filled at that moment', async () => {
    const { call, store, action, clock } = setUpLimits({ ...three, name: 'wide', max: 5 }, three)
    await race(3, () => call())
    store.checkAll = async ([wide], at) => {
      if (!wide || !(await store.check(wide.key, wide.max, wide.windowMs, at)).allowed) return []
      return [wide.key]
    }
    expect((await call()).status).toBe(429)
    const left = await store.peek(limitKey(action.key, 'wide', 'ada@example.com'), 5, minute, clock.now())
    expect(left).toMatchObject({ allowed: true, remaining: 1 })
  })

  it('takes no hit of one limit when another cannot be asked', async () => {
    const wide = { ...three, name: 'wide', max: 1 }
    const { call, store, action } = setUpLimits(wide, three)
    const { check } = store
    const narrow = limitKey(action.key, 'address', 'ada@example.com')
    store.checkAll = async () => []
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
      const { call, store, action, clock } = setUpLimits(wide, exempt ? { ...narrow, exempt } : narrow)
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
    const { call } = setUpLimits({ ...exempt, key: () => 'all' })
    await race(3, () => call('eve@example.com'))
    expect((await call('eve@example.com')).status).toBe(429)
    expect((await call('ada@example.com')).status).toBe(200)
    const both = setUpLimits({ ...exempt, key: () => 'all' }, { ...three, max: 4 })
    expect((await race(9, () => both.call())).byStatus).toEqual({ 200: 4, 429: 5 })
  })
})
