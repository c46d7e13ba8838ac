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

describe('when it does not work', () => {
  test('failures are repeated ever more slowly, and the session is not given up', async () => {
    browser.server.answer = () => Promise.reject(new TypeError('network'))
    const tab = browser.open()
    await after(hour)
    // At 60 s on average 30 s apart, with the full span at random.
    expect(count()).toBeGreaterThan(40)
    expect(count()).toBeLessThan(260)
    expect(tab.status).toBe('authenticated')
    browser.server.answer = () => null
    await after(minute)
    const recovered = count()
    await after(5 * minute)
    expect(count() - recovered).toBeGreaterThanOrEqual(5)
    expect(count() - recovered).toBeLessThanOrEqual(7)
  })

  test.each([503, 429])('Retry-After of a %d is honored, also by an explicit refresh', async (status) => {
    browser.server.answer = () =>
      refusal(status, status === 429 ? 'RATE_LIMITED' : 'UNAVAILABLE', { 'Retry-After': '120' })
    const tab = browser.open({ user: ada, expiresInMs: 0 })
    await after(1_000)
    expect(count()).toBe(1)
    expect(await tab.keeper.refresh()).toBe(false)
    tab.connect(false)
    tab.connect(true)
    await after(118_000)
    expect(count()).toBe(1)
    browser.server.answer = () => null
    await after(5_000)
    expect(count()).toBe(2)
    expect(tab.status).toBe('authenticated')
  })

  test('a request that hangs is given up after 15 s', async () => {
    browser.server.latencyMs = hour
    const tab = browser.open()
    const answer = tab.keeper.refresh()
    await after(15_000)
    expect(await answer).toBe(false)
  })

  test('an answer that is not ours counts as a failure', async () => {
    browser.server.answer = () => new Response('<html>', { status: 200 })
    const tab = browser.open()
    const answer = tab.keeper.refresh()
    await after(200)
    expect(await answer).toBe(false)
    expect(tab.status).toBe('authenticated')
  })
})
