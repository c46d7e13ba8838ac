import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBell } from './queue-bell'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Whether a wait of a second is over after so many ms. */
async function overAfter(wait: Promise<void>, ms: number): Promise<boolean> {
  let over = false
  void wait.then(() => (over = true))
  await vi.advanceTimersByTimeAsync(ms)
  return over
}

describe('the bell of a queue', () => {
  it('lets a wait last as long as it was told', async () => {
    const bell = createBell()
    const wait = bell.wait(1_000)
    expect(await overAfter(wait, 999)).toBe(false)
    expect(await overAfter(wait, 1)).toBe(true)
  })

  it('ends a wait at once, and the next one when nobody waits', async () => {
    const bell = createBell()
    const wait = bell.wait(1_000)
    bell.ring()
    expect(await overAfter(wait, 0)).toBe(true)
    bell.ring()
    expect(await overAfter(bell.wait(1_000), 0)).toBe(true)
    expect(await overAfter(bell.wait(1_000), 500)).toBe(false)
  })

  it('in a hurry waits longer than an answer takes, then a few times a little more', async () => {
    const bell = createBell()
    const first = bell.wait(1_000)
    bell.hurry()
    expect(await overAfter(first, 49)).toBe(false)
    expect(await overAfter(first, 1)).toBe(true)
    for (const ms of [100, 200, 400, 1_000]) {
      const wait = bell.wait(1_000)
      expect(await overAfter(wait, ms - 1)).toBe(false)
      expect(await overAfter(wait, 1)).toBe(true)
    }
  })

  it('hurries the next wait when nobody waits', async () => {
    const bell = createBell()
    bell.hurry()
    expect(await overAfter(bell.wait(1_000), 50)).toBe(true)
  })
})
