/** Where core takes time from: epoch milliseconds, the same on every instance (the database's time decides). */
export type Clock = { now(): number }

/** Where core takes randomness from. */
export type Random = { bytes(length: number): Uint8Array }

export const systemClock: Clock = { now: () => Date.now() }

export const systemRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) }
