import { createHash } from 'node:crypto'
import type { Clock, Pause, Random } from '@/lib/core/clock'
import { durationMs, type Duration } from '@/lib/core/duration'

export type FakeClock = Clock & { advance(by: Duration | number): void }

/** A clock that stands still until a test moves it. */
export function createFakeClock(start = Date.parse('2026-11-21T10:00:00.000Z')): FakeClock {
  let now = start
  return {
    now: () => now,
    advance: (by) => void (now += durationMs(by)),
  }
}

/** Random bytes that are the same in every run. */
export function createSeededRandom(seed = 'gatehouse'): Random {
  let count = 0
  return {
    bytes(length) {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; at += 32) {
        const block = createHash('sha256').update(`${seed} ${count++}`).digest()
        bytes.set(block.subarray(0, Math.min(32, length - at)), at)
      }
      return bytes
    },
  }
}

/** Waits as short as can be: everyone else gets a turn. */
export const noPause: Pause = () => new Promise((resolve) => setImmediate(resolve))
