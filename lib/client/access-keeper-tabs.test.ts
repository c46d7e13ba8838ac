import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeAccessBrowser } from './fake-access-browser'

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

describe('many tabs', () => {
  test('share one stream, and all that are looked at learn of an event', async () => {
    const tabs = [browser.open(), browser.open(), browser.open()]
    await after(1_000)
    expect(browser.connections).toBe(1)
    browser.change(false)
    await after(200)
    expect(tabs.map((tab) => tab.canDelete)).toEqual([false, false, false])
    expect(tabs.map((tab) => tab.redraws)).toEqual([1, 1, 1])
    expect(browser.renewals).toBe(1)
  })

  test('when the one that listens is hidden or closed, another takes over', async () => {
    const [first, second, third] = [browser.open(), browser.open(), browser.open()]
    await after(1_000)
    first.show(false)
    await after(1_000)
    second.stop()
    await after(1_000)
    expect(browser.streams.size).toBe(1)
    browser.change(false)
    await after(200)
    expect(third.canDelete).toBe(false)
  })

  test('a hidden one asks nothing until it is shown', async () => {
    const [tab, hidden] = [browser.open(), browser.open()]
    hidden.show(false)
    await after(1_000)
    const { asked } = browser
    browser.change(false)
    await after(200)
    expect(browser.asked).toBe(asked + 1)
    expect([tab.canDelete, hidden.canDelete, hidden.redraws]).toEqual([false, true, 0])
    hidden.show(true)
    await after(100)
    expect([hidden.canDelete, hidden.redraws]).toEqual([false, 1])
  })

  test('shown again it is drawn anew even if the set is the same: roles on single things are not in it', async () => {
    const tab = browser.open()
    await after(1_000)
    tab.show(false)
    await after(minute)
    tab.show(true)
    await after(5)
    expect(tab.redraws).toBe(0)
    await after(20)
    expect(tab.redraws).toBe(1)
  })

  test('hidden while it waits to connect again, it gives that up', async () => {
    const tab = browser.open()
    await after(1_000)
    browser.isDown = true
    browser.dropStreams()
    tab.show(false)
    const { asked, connections } = browser
    await after(10 * minute)
    expect([browser.asked, browser.connections]).toEqual([asked, connections])
  })

  test('all hidden, there is no stream at all', async () => {
    const tab = browser.open()
    await after(1_000)
    tab.show(false)
    await after(minute)
    expect(browser.streams.size).toBe(0)
  })
})
