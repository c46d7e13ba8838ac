import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ada, FakeBrowser, refusal } from './fake-browser'

let browser: FakeBrowser
const count = () => browser.server.requests.length
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const minute = 60_000
const hour = 60 * minute

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') })
  browser = new FakeBrowser()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('renewing ahead of the end', () => {
  test('asks about 10 s before the end, and again and again', async () => {
    const start = Date.now()
    browser.open()
    await after(10 * minute)
    const times = browser.server.requests.map(({ at }) => at - start)
    expect(times[0]).toBeGreaterThanOrEqual(48_000)
    expect(times[0]).toBeLessThanOrEqual(52_000)
    expect(times.length).toBeGreaterThanOrEqual(11)
    expect(times.length).toBeLessThanOrEqual(13)
  })

  test.each([
    ['an hour behind', -hour],
    ['an hour ahead', hour],
  ])('with a device %s of the server, all the same', async (_, offset) => {
    browser.clockMs = offset
    browser.open()
    await after(10 * minute)
    expect(count()).toBeGreaterThanOrEqual(11)
    expect(count()).toBeLessThanOrEqual(13)
  })

  test('a device clock set back an hour in between costs one request, not an hour without a token', async () => {
    browser.open()
    await after(30_000)
    browser.clockMs = -hour
    await after(30_000)
    expect(count()).toBe(1)
    await after(minute)
    expect(count()).toBe(2)
  })

  test('a server that hands out tokens which are over already is not stormed', async () => {
    browser.server.answer = () =>
      Response.json(
        { user: ada, expiresAt: new Date(Date.now() + 1).toISOString() },
        { headers: { Date: new Date().toUTCString() } },
      )
    browser.open()
    await after(minute)
    await after(minute)
    expect(count()).toBeLessThanOrEqual(20)
  })

  test('a token said to live for a month is renewed every quarter of an hour', async () => {
    const tab = browser.open({ user: ada, expiresInMs: 30 * 24 * hour })
    await after(15 * minute)
    expect(count()).toBe(1)
    expect(tab.status).toBe('authenticated')
  })

  test('without a word from the server the browser asks, quietly', async () => {
    const tab = browser.openUnasked()
    expect(tab.status).toBe('loading')
    await after(100)
    expect(tab.status).toBe('authenticated')
    browser.server.answer = () => refusal(401, 'UNAUTHENTICATED')
    const other = new FakeBrowser()
    other.server.answer = browser.server.answer
    const visitor = other.openUnasked()
    await after(100)
    expect(visitor.status).toBe('unauthenticated')
    expect(visitor.ended).toEqual([])
  })

  test('a page without a session asks nothing', async () => {
    browser.open(null)
    await after(hour)
    expect(count()).toBe(0)
  })
})

describe('hidden, offline, asleep', () => {
  test('a hidden tab asks nothing, and catches up when it is shown', async () => {
    const tab = browser.open()
    tab.show(false)
    await after(24 * hour)
    expect(count()).toBe(0)
    expect(tab.status).toBe('authenticated')
    tab.show(true)
    await after(100)
    expect(count()).toBe(1)
  })

  test('shown again in time, it does not ask early', async () => {
    const tab = browser.open()
    tab.show(false)
    await after(20_000)
    tab.show(true)
    await after(1_000)
    expect(count()).toBe(0)
  })

  test('an offline tab waits for the connection', async () => {
    const tab = browser.open()
    tab.connect(false)
    await after(hour)
    expect(count()).toBe(0)
    tab.connect(true)
    await after(100)
    expect(count()).toBe(1)
    expect(tab.status).toBe('authenticated')
  })

  test('after a day of sleep, in which timers stood still, it asks within 20 s and hears the truth', async () => {
    const tab = browser.open()
    await after(10_000)
    browser.server.answer = () => refusal(401, 'SESSION_EXPIRED')
    vi.setSystemTime(Date.now() + 24 * hour)
    await after(20_000)
    expect(count()).toBe(1)
    expect(tab.status).toBe('unauthenticated')
    expect(tab.ended).toEqual(['expired'])
  })

  test('a page back from the back-forward cache asks, however young its token is', async () => {
    const tab = browser.open()
    browser.server.answer = () => refusal(401, 'SESSION_REVOKED')
    tab.restore()
    await after(100)
    expect(tab.ended).toEqual(['revoked'])
  })

  test('a page left by signing out does not stay on the screen when it comes back', async () => {
    const tab = browser.open()
    const leaving = tab.keeper.signOut()
    await after(100)
    await leaving
    tab.restore()
    expect(tab.ended).toEqual(['signed-out', 'signed-out'])
  })
})

describe('as React uses it', () => {
  test('started, stopped and started again, it works once', async () => {
    const tab = browser.open()
    tab.stop()
    tab.keeper.start()
    await after(minute)
    expect(count()).toBe(1)
  })

  test('stopped, it asks nothing more and leaves no timer', async () => {
    const tab = browser.open()
    await after(55_000)
    tab.stop()
    await after(1_000)
    expect(vi.getTimerCount()).toBe(0)
    await after(hour)
    expect(count()).toBe(1)
  })

  test('the state is the same object until something changes', async () => {
    const tab = browser.open()
    const before = tab.keeper.getState()
    const listener = vi.fn()
    tab.keeper.subscribe(listener)
    await after(5 * minute)
    expect(tab.keeper.getState()).toBe(before)
    expect(listener).not.toHaveBeenCalled()
    browser.server.user = { ...ada, name: 'Ada Lovelace' }
    await after(minute)
    expect(listener).toHaveBeenCalledTimes(1)
    expect(tab.keeper.getState().user?.name).toBe('Ada Lovelace')
  })

  test('a newly drawn page brings its own time; the same drawing shown again does not', async () => {
    const drawn = { user: ada, expiresInMs: 60_000 }
    const tab = browser.open(drawn)
    await after(40_000)
    tab.keeper.adopt({ user: ada, expiresInMs: 60_000 })
    await after(40_000)
    expect(count()).toBe(0)
    tab.stop()
    browser.open(drawn)
    await after(100)
    expect(count()).toBe(1)
  })

  test('a page drawn without a session ends it here, and leads nobody away', () => {
    const tab = browser.open()
    tab.keeper.adopt(null)
    expect(tab.status).toBe('unauthenticated')
    expect(tab.ended).toEqual([])
  })
})

describe('recovering from a 401', () => {
  test('asks once for any number of requests, and not at all for those older than the token', async () => {
    const tab = browser.open()
    const sentAt = Date.now()
    const answers = Promise.all(Array.from({ length: 20 }, () => tab.keeper.recover(sentAt)))
    await after(200)
    expect(await answers).toEqual(Array.from({ length: 20 }, () => true))
    expect(await tab.keeper.recover(sentAt)).toBe(true)
    expect(count()).toBe(1)
  })

  test('does not ask where nobody is signed in', async () => {
    expect(await browser.open(null).keeper.recover(Date.now())).toBe(false)
    expect(count()).toBe(0)
  })
})
