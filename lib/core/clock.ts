/** Where core takes time from: epoch milliseconds, the same on every instance (the database's time decides). */
export type Clock = { now(): number }

/** Where core takes randomness from. */
export type Random = { bytes(length: number): Uint8Array }

/** How core waits, in ms. */
export type Pause = (ms: number) => Promise<void>

export const systemClock: Clock = { now: () => Date.now() }

const pooled = 64
const pool = new Uint8Array(4_096)
let used = pool.length

/** The system's generator, asked for many bytes at a time: each question costs more than the bytes. */
export const systemRandom: Random = {
  bytes(length) {
    if (length > pooled) return crypto.getRandomValues(new Uint8Array(length))
    if (used + length > pool.length) {
      crypto.getRandomValues(pool)
      used = 0
    }
    const bytes = pool.slice(used, used + length)
    // Handed out once and gone: what became a secret is not also kept here.
    pool.fill(0, used, (used += length))
    return bytes
  },
}

export const systemPause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
