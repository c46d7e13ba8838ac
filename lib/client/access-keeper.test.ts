import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accessSet, FakeAccessBrowser } from './fake-access-browser'

let browser: FakeAccessBrowser
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const minute = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') })
  browser = new FakeAccessBrowser()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an access event', () => {
  test('changes what an open page knows within 100 ms, renews its token, and has it drawn anew', async () => {
    const tab = browser.open()
    await after(1_000)
    expect([tab.canDelete, tab.redraws, browser.renewals]).toEqual([true, 0, 0])
    browser.change(false)
    await after(100)
    expect([tab.canDelete, tab.redraws, browser.renewals]).toEqual([false, 1, 1])
  })

  test('that changes nothing in the set still has the page drawn anew: it may be about a single thing', async () => {
    const tab = browser.open()
    await after(1_000)
    browser.change(true)
    await after(100)
    expect(tab.redraws).toBe(1)
  })

  test('while an answer is under way is not lost', async () => {
    const tab = browser.open()
    await after(1_000)
    browser.change(false)
    await after(10)
    browser.change(true)
    browser.change(false)
    browser.change(true)
    await after(200)
    expect(tab.canDelete).toBe(true)
  })

  test('thirty in a minute cost no more renewals than a session may have, and the last one is not left out', async () => {
    const tab = browser.open()
    await after(1_000)
    for (let event = 0; event < 30; event++) {
      browser.change(event % 2 === 0)
      await after(2_000)
    }
    expect(browser.renewals).toBeLessThan(10)
    const before = browser.renewals
    browser.change(true)
    await after(9_000)
    expect(browser.renewals).toBe(before + 1)
    expect(tab.canDelete).toBe(true)
  })
})

describe('a lost connection', () => {
  test('is opened again, and what was missed meanwhile is asked for', async () => {
    const tab = browser.open()
    await after(1_000)
    browser.isDown = true
    browser.dropStreams()
    browser.canDelete = false
    await after(5_000)
    browser.isDown = false
    await after(minute)
    expect([tab.canDelete, browser.streams.size]).toEqual([false, 1])
    expect(tab.redraws).toBeGreaterThan(0)
    browser.change(true)
    await after(100)
    expect(tab.canDelete).toBe(true)
  })

  test('is tried ever more seldom', async () => {
    browser.open()
    browser.isDown = true
    await after(10 * minute)
    expect(browser.connections).toBeGreaterThan(10)
    expect(browser.connections).toBeLessThan(35)
  })

  test('of a server that accepts and drops at once is tried ever more seldom as well', async () => {
    browser.open()
    browser.dropsAfterMs = 5
    await after(10 * minute)
    expect(browser.connections).toBeGreaterThan(10)
    expect(browser.connections).toBeLessThan(35)
  })

  test('an offline tab waits for the network', async () => {
    const tab = browser.open()
    await after(1_000)
    tab.connect(false)
    const { connections, asked } = browser
    browser.canDelete = false
    await after(10 * minute)
    expect([browser.connections, browser.asked]).toEqual([connections, asked])
    tab.connect(true)
    await after(100)
    expect(tab.canDelete).toBe(false)
  })
})

describe('an answer that fails', () => {
  test('leaves what was known and is asked for again', async () => {
    const tab = browser.open()
    await after(1_000)
    browser.answer = () => ({ kind: 'failed', retryAfterMs: null })
    browser.change(false)
    await after(100)
    expect(tab.canDelete).toBe(true)
    browser.answer = () => null
    await after(10_000)
    expect(tab.canDelete).toBe(false)
  })

  test('is not asked for again before the server wants it', async () => {
    browser.open()
    await after(1_000)
    browser.answer = () => ({ kind: 'failed', retryAfterMs: 20_000 })
    browser.change(false)
    await after(100)
    const { asked } = browser
    await after(19_000)
    expect(browser.asked).toBe(asked)
  })
})

describe('the end', () => {
  test('a revoked stream ends every tab, and nobody connects again', async () => {
    const [tab, hidden] = [browser.open(), browser.open()]
    hidden.show(false)
    await after(1_000)
    browser.revoke()
    await after(100)
    expect([tab.ends, hidden.ends]).toEqual([1, 1])
    expect([tab.canDelete, hidden.canDelete]).toEqual([undefined, undefined])
    const { connections, asked } = browser
    tab.show(false)
    tab.show(true)
    await after(10 * minute)
    expect([browser.connections, browser.asked]).toEqual([connections, asked])
  })

  test('a refused question is the end as well', async () => {
    const tab = browser.open()
    await after(1_000)
    browser.answer = () => ({ kind: 'over' })
    browser.change(false)
    await after(100)
    expect([tab.ends, tab.keeper.getState().status]).toEqual([1, 'over'])
  })
})

describe('a limit that is reached', () => {
  const soon = '2026-03-01T13:00:00.000Z'

  test('is asked about when it is counted anew, and not before', async () => {
    browser.reachLimit(soon)
    const tab = browser.open(accessSet(false, undefined, soon))
    await after(59 * minute)
    const { asked } = browser
    browser.canDelete = true
    await after(30_000)
    expect([browser.asked, tab.canDelete]).toEqual([asked, false])
    await after(33_000)
    expect([browser.asked, tab.canDelete, tab.redraws]).toEqual([asked + 1, true, 1])
    await after(2 * 60 * minute)
    expect(browser.asked).toBe(asked + 1)
  })

  test('by a clock ahead of the server’s is asked about once a minute until it is', async () => {
    browser.reachLimit(soon)
    const tab = browser.open(accessSet(false, undefined, soon))
    await after(60 * minute)
    const { asked } = browser
    await after(5 * minute)
    expect(browser.asked - asked).toBeGreaterThan(3)
    expect(browser.asked - asked).toBeLessThan(7)
    expect(tab.redraws).toBe(0)
  })

  test('costs a hidden page nothing', async () => {
    browser.reachLimit(soon)
    const tab = browser.open(accessSet(false, undefined, soon))
    await after(1_000)
    tab.show(false)
    const { asked } = browser
    await after(2 * 60 * minute)
    expect(browser.asked).toBe(asked)
  })
})

test('a tenant that moved leads the page there, and nothing is drawn at the old address', async () => {
  const tab = browser.open()
  await after(1_000)
  browser.answer = () => ({ kind: 'moved' })
  browser.change(true)
  await after(10_000)
  expect([tab.moves, tab.ends, tab.redraws]).toEqual([1, 0, 0])
})

describe('as React uses it', () => {
  test('without a set from the server it is loading until the first answer', async () => {
    const tab = browser.open(null)
    expect(tab.keeper.getState().status).toBe('loading')
    await after(100)
    expect(tab.canDelete).toBe(true)
  })

  test('a later drawing of the page is taken over, an earlier one is not', async () => {
    const tab = browser.open()
    tab.keeper.adopt(accessSet(false, '2026-03-01T12:00:05.000Z'))
    expect(tab.canDelete).toBe(false)
    tab.keeper.adopt(accessSet(true, '2026-03-01T12:00:01.000Z'))
    expect(tab.canDelete).toBe(false)
  })

  test('started, stopped and started again, it listens once', async () => {
    const tab = browser.open()
    tab.stop()
    tab.keeper.start()
    await after(1_000)
    expect(browser.streams.size).toBe(1)
  })
})
