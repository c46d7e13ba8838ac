import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ada, FakeBrowser, refusal } from './fake-browser'

let browser: FakeBrowser
const count = () => browser.server.requests.length
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const minute = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') })
  browser = new FakeBrowser()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('twenty tabs', () => {
  test('renew as often as one', async () => {
    browser.openMany(20)
    await after(10 * minute)
    expect(count()).toBeGreaterThanOrEqual(11)
    expect(count()).toBeLessThanOrEqual(13)
  })

  test('that wake up at once ask once', async () => {
    const tabs = browser.openMany(20)
    for (const tab of tabs) tab.show(false)
    await after(60 * minute)
    expect(count()).toBe(0)
    for (const tab of tabs) tab.show(true)
    await after(3_000)
    expect(count()).toBe(1)
    expect(tabs.every(({ status }) => status === 'authenticated')).toBe(true)
  })

  test('that all ask explicitly ask once, and none waits for the others', async () => {
    const tabs = browser.openMany(20)
    await after(10)
    const started = Date.now()
    const times: number[] = []
    for (const { keeper } of tabs) {
      void keeper.refresh().then((renewed) => {
        expect(renewed).toBe(true)
        times.push(Date.now() - started)
      })
    }
    await after(3_000)
    expect(count()).toBe(1)
    expect(times).toHaveLength(20)
    expect(Math.max(...times)).toBeLessThan(100)
  })

  test('that find the server gone try about as often as one would', async () => {
    browser.server.answer = () => refusal(503, 'UNAVAILABLE')
    const tabs = browser.openMany(20)
    await after(10 * minute)
    expect(count()).toBeGreaterThan(3)
    expect(count()).toBeLessThan(60)
    expect(tabs.every(({ status }) => status === 'authenticated')).toBe(true)
  })

  test('hidden tabs live on what the visible one renews', async () => {
    const [visible, ...hidden] = browser.openMany(5)
    for (const tab of hidden) tab.show(false)
    await after(10 * minute)
    const before = count()
    for (const tab of hidden) tab.show(true)
    await after(1_000)
    expect(count() - before).toBeLessThanOrEqual(1)
    expect(visible?.status).toBe('authenticated')
  })

  test('a tab closed while it asks does not stop the others', async () => {
    const [asking, other] = browser.openMany(2)
    const first = asking?.keeper.refresh()
    asking?.stop()
    await after(500)
    expect(await first).toBe(true)
    await after(minute)
    expect(other?.status).toBe('authenticated')
    expect(count()).toBeGreaterThanOrEqual(2)
  })
})

describe('the end of the session', () => {
  test('signing out in one tab signs out all, hidden ones too', async () => {
    const tabs = browser.openMany(3)
    tabs[2]?.show(false)
    await after(10)
    void tabs[0]?.keeper.signOut()
    await after(100)
    expect(tabs.map(({ status }) => status)).toEqual(Array(3).fill('unauthenticated'))
    expect(tabs.map(({ ended }) => ended)).toEqual(Array(3).fill(['signed-out']))
    await after(60 * minute)
    expect(count()).toBe(1)
  })

  test.each([
    ['not reached', () => Promise.reject(new TypeError('network'))],
    ['down', () => refusal(503, 'UNAVAILABLE')],
  ])('signing out with a server that is %s rejects, and nobody is signed out', async (_, answer) => {
    const tabs = browser.openMany(2)
    browser.server.answer = (path) => (path === '/api/auth/signout' ? answer() : null)
    const outcome = tabs[0]?.keeper.signOut().catch((error: unknown) => error)
    await after(100)
    expect(await outcome).toBeInstanceOf(Error)
    expect(tabs.map(({ status }) => status)).toEqual(['authenticated', 'authenticated'])
  })

  test('a revoked session found by one tab is over in all, with one request', async () => {
    const tabs = browser.openMany(10)
    browser.server.answer = () => refusal(401, 'SESSION_REVOKED')
    await after(2 * minute)
    expect(count()).toBe(1)
    expect(tabs.map(({ ended }) => ended)).toEqual(Array(10).fill(['revoked']))
  })

  test('a renewal under way when another tab signs out does not bring the session back', async () => {
    const [one, two] = browser.openMany(2)
    await after(10)
    browser.server.latencyMs = 500
    const renewal = one?.keeper.refresh()
    await after(1)
    browser.server.latencyMs = 10
    void two?.keeper.signOut()
    await after(2_000)
    expect(await renewal).toBe(false)
    expect([one?.status, two?.status]).toEqual(['unauthenticated', 'unauthenticated'])
  })

  test('news from before the end, heard after it, is ignored', async () => {
    const [one, two] = browser.openMany(2)
    await after(10)
    browser.messageMs = 300
    void one?.keeper.refresh()
    await after(100)
    browser.messageMs = 1
    void one?.keeper.signOut()
    await after(1_000)
    expect([one?.status, two?.status]).toEqual(['unauthenticated', 'unauthenticated'])
  })
})

describe('the person', () => {
  test('signing in on one tab is known on the others', async () => {
    const visitor = browser.open(null)
    browser.open()
    await after(10)
    expect(visitor.status).toBe('authenticated')
    expect(visitor.userChanges).toBe(0)
  })

  test('someone else signing in tells the tabs that show the first person', async () => {
    const first = browser.open()
    await after(10)
    const bob = { ...ada, id: 'bob', name: 'Bob' }
    browser.server.user = bob
    const second = browser.open({ user: bob, expiresInMs: 60_000 })
    await after(10)
    expect(first.userChanges).toBe(1)
    expect(first.keeper.getState().user?.id).toBe('bob')
    expect(second.userChanges).toBe(0)
  })

  test('the end of another person’s session is not one’s own', async () => {
    const bob = browser.open({ user: { ...ada, id: 'bob' }, expiresInMs: 60_000 })
    await after(10)
    const { post } = browser.connect(() => {})
    post({ type: 'ended', at: Date.now(), userId: 'ada', reason: 'signed-out' })
    await after(10)
    expect(bob.status).toBe('authenticated')
  })

  test('what is no message of ours is ignored', async () => {
    const tab = browser.open()
    const { post } = browser.connect(() => {})
    for (const data of [
      null,
      'ended',
      { type: 'ended' },
      { type: 'renewed', at: 1, lease: {} },
      { type: 'x', at: 1 },
    ]) {
      post(data as unknown as Parameters<typeof post>[0])
    }
    await after(10)
    expect(tab.status).toBe('authenticated')
  })
})
