import { describe, expect, test } from 'vitest'
import type { RateLimitStore } from '@/lib/core/auth/stores'
import { minute, race, start } from './samples'
import type { Subject } from './subject'

const window = 15 * minute

export function describeRateLimitStore(name: string, subject: () => Subject): void {
  const hit = (at: number, max = 3, key = 'key') => subject().stores.rateLimits.check(key, max, window, at)

  const remaining = async (max: number, key: string, at = start) =>
    (await subject().stores.rateLimits.peek(key, max, window, at)).remaining

  describe(name, () => {
    test('counts down to the limit, then refuses until the oldest hit leaves the window', async () => {
      expect(await hit(start)).toEqual({ allowed: true, remaining: 2, retryAfterMs: 0 })
      expect(await hit(start + minute)).toEqual({ allowed: true, remaining: 1, retryAfterMs: 0 })
      expect(await hit(start + 2 * minute)).toEqual({ allowed: true, remaining: 0, retryAfterMs: 0 })
      const refused = { allowed: false, remaining: 0, retryAfterMs: window - 3 * minute }
      expect(await hit(start + 3 * minute)).toEqual(refused)
    })

    test('RAT-7 refused hits extend nothing', async () => {
      for (const at of [start, start + 1, start + 2]) await hit(at)
      for (let at = start + minute; at < start + window; at += minute) {
        expect((await hit(at)).allowed).toBe(false)
      }
      expect((await hit(start + window - 1)).retryAfterMs).toBe(1)
      expect((await hit(start + window)).allowed).toBe(true)
    })

    test('the window slides: places come back one by one, window after window', async () => {
      for (const at of [start, start + minute, start + 2 * minute]) await hit(at)
      for (let turn = 1; turn <= 3; turn++) {
        const base = start + turn * window
        expect(await hit(base)).toMatchObject({ allowed: true, remaining: 0 })
        expect(await hit(base + 1)).toMatchObject({ allowed: false, retryAfterMs: minute - 1 })
        expect((await hit(base + minute)).allowed).toBe(true)
        expect((await hit(base + 2 * minute)).allowed).toBe(true)
      }
    })

    test('is all free again long past the window', async () => {
      for (const at of [start, start, start]) await hit(at)
      expect(await hit(start + 10 * window)).toEqual({ allowed: true, remaining: 2, retryAfterMs: 0 })
    })

    test('what it says about retrying is true', async () => {
      for (const at of [start, start + 7, start + 11]) await hit(at)
      const { retryAfterMs } = await hit(start + minute)
      expect((await hit(start + minute + retryAfterMs - 1)).allowed).toBe(false)
      expect((await hit(start + minute + retryAfterMs)).allowed).toBe(true)
    })

    test('keys do not touch each other, however alike', async () => {
      for (const at of [start, start, start]) await hit(at, 3, 'signin:a')
      expect((await hit(start, 3, 'signin:a')).allowed).toBe(false)
      for (const key of ['signin:b', 'signin:A', 'signin:a ', 'signin:', "signin:a'; --", 'signin:%']) {
        expect(await hit(start, 3, key)).toMatchObject({ allowed: true, remaining: 2 })
      }
    })

    test('peeks without counting', async () => {
      const { rateLimits } = subject().stores
      expect(await rateLimits.peek('key', 1, window, start)).toEqual({
        allowed: true,
        remaining: 0,
        retryAfterMs: 0,
      })
      expect(await rateLimits.peek('key', 2, window, start)).toMatchObject({ allowed: true, remaining: 1 })
      await hit(start, 2)
      expect(await rateLimits.peek('key', 2, window, start + 1)).toMatchObject({
        allowed: true,
        remaining: 0,
      })
      await hit(start, 2)
      const full = { allowed: false, remaining: 0, retryAfterMs: window - 1 }
      expect(await rateLimits.peek('key', 2, window, start + 1)).toEqual(full)
    })

    const takeBack = (at: number, ...keys: string[]) =>
      subject().stores.rateLimits.takeBack(
        keys.map((key) => ({ key, all: false })),
        at,
      )

    test('takes back one hit of a moment, and only one that was counted', async () => {
      for (const at of [start, start, start + 1]) await hit(at)
      await takeBack(start + 99, 'key')
      await takeBack(start, 'other')
      expect((await hit(start + 2)).allowed).toBe(false)
      await takeBack(start, 'key')
      expect((await hit(start + 2)).allowed).toBe(true)
      expect((await hit(start + 2)).allowed).toBe(false)
      // Of the two at `start` one is left: it leaves the window first.
      expect((await hit(start + window)).allowed).toBe(true)
      expect((await hit(start + window)).allowed).toBe(false)
    })

    test('takes back from several keys at once: one hit of this, all of that', async () => {
      const { rateLimits } = subject().stores
      for (const key of ['one', 'all', 'other']) {
        for (const at of [start, start + 1, start + 2]) await hit(at, 3, key)
      }
      const hits = [
        { key: 'one', all: false },
        { key: 'unknown', all: true },
        { key: 'all', all: true },
      ]
      await rateLimits.takeBack(hits, start + 1)
      expect(await remaining(3, 'one')).toBe(0)
      expect(await remaining(3, 'all')).toBe(2)
      expect((await hit(start + 3, 3, 'other')).allowed).toBe(false)
      await rateLimits.takeBack([], start)
    })

    test('of 50 at once each takes back its own hit, in whatever order of keys', async () => {
      const { stores, other } = subject()
      const keys = ['a', 'b', 'c']
      for (const key of keys) for (let n = 0; n < 60; n++) await hit(start, 60, key)
      await race(50, [stores, other.stores], ({ rateLimits }, index) =>
        rateLimits.takeBack(
          (index % 2 ? keys : keys.toReversed()).map((key) => ({ key, all: false })),
          start,
        ),
      )
      for (const key of keys) expect(await remaining(60, key)).toBe(49)
    })

    test('a limit of none allows none, a lowered limit holds for old hits', async () => {
      expect(await hit(start, 0)).toEqual({ allowed: false, remaining: 0, retryAfterMs: window })
      for (const offset of [0, 1, 2, 3, 4]) await hit(start + offset, 5)
      expect(await hit(start + 5, 2)).toMatchObject({ allowed: false, retryAfterMs: window - 2 })
    })

    test('clocks that differ a little neither lose hits nor free places early', async () => {
      await hit(start + 500, 2)
      await hit(start, 2)
      expect((await hit(start + 200, 2)).allowed).toBe(false)
      expect((await hit(start + window, 2)).allowed).toBe(true)
      expect((await hit(start + window + 1, 2)).allowed).toBe(false)
    })

    test('RAT-5 of 50 hits at once exactly the limit passes, on a new key and on a used one', async () => {
      const { stores, other } = subject()
      const flood = async (check: (limits: RateLimitStore) => ReturnType<RateLimitStore['check']>) =>
        (await race(50, [stores, other.stores], ({ rateLimits }) => check(rateLimits))).filter(
          ({ allowed }) => allowed,
        )
      expect(await flood((limits) => limits.check('new', 7, window, start))).toHaveLength(7)
      for (let used = 0; used < 4; used++) await hit(start, 7, 'used')
      expect(await flood((limits) => limits.check('used', 7, window, start + 1))).toHaveLength(3)
      expect(await flood((limits) => limits.check('used', 7, window, start + window + 1))).toHaveLength(7)
    })

    const limits = (...maxima: number[]) =>
      maxima.map((max, n) => ({ key: `all:${n}`, max, windowMs: window }))
    test('counts one hit on each of several keys', async () => {
      const { rateLimits } = subject().stores
      for (const offset of [0, 1]) {
        const counted = await rateLimits.checkAll(limits(3, 5, 9), start + offset)
        expect(counted.toSorted()).toEqual(['all:0', 'all:1', 'all:2'])
      }
      expect(await remaining(3, 'all:0')).toBe(0)
      expect(await remaining(5, 'all:1')).toBe(2)
      // Each window is its own.
      const short = [{ key: 'all:0', max: 1, windowMs: minute }, ...limits(3, 5).slice(1)]
      expect(await rateLimits.checkAll(short, start + minute)).toEqual([])
      expect(await rateLimits.checkAll(short, start + minute + 1)).toHaveLength(2)
    })

    test('counts on none of several keys when one is full, or lets nothing pass', async () => {
      const { rateLimits } = subject().stores
      await hit(start, 1, 'all:1')
      expect(await rateLimits.checkAll(limits(3, 1, 3), start + 1)).toEqual([])
      expect(await rateLimits.checkAll(limits(3, 5, 0), start + 1)).toEqual([])
      for (const key of ['all:0', 'all:2']) expect(await remaining(3, key)).toBe(2)
      expect(await rateLimits.checkAll(limits(3, 1, 3), start + window)).toHaveLength(3)
    })

    test('RAT-5 of 50 hits at once on several keys exactly the limit of each passes, in whatever order', async () => {
      const { stores, other } = subject()
      for (const at of [start, start + window]) {
        const flood = await race(50, [stores, other.stores], ({ rateLimits }, index) =>
          rateLimits.checkAll(index % 3 ? limits(40, 7, 30) : limits(40, 7, 30).toReversed(), at),
        )
        const passed = (key: string) => flood.filter((counted) => counted.includes(key)).length
        expect(passed('all:1')).toBe(7)
        for (const key of ['all:0', 'all:2']) {
          expect(passed(key)).toBeGreaterThanOrEqual(7)
          expect(await remaining(50, key, at)).toBe(49 - passed(key))
        }
      }
    })

    test('forgets keys whose last hit is out of the window', async () => {
      const { rateLimits } = subject().stores
      await hit(start, 1, 'old')
      await hit(start + minute, 1, 'newer')
      expect(await rateLimits.deleteExpired(start + window + 1)).toBe(1)
      expect((await hit(start + minute + 1, 1, 'newer')).allowed).toBe(false)
    })
  })
}
