import type { RateLimitStore } from '../auth/stores'
import type { Pause } from '../clock'
import type { ErrorCode } from '../errors'
import type { Limit } from './action'

export type AnyLimit = Limit<Record<string, unknown>>
export type Counting = {
  rateLimits: RateLimitStore
  pause: Pause
  isUnavailable?: (error: unknown) => boolean
}

/** The hits that one call has taken. */
export type Hold = {
  add(hit: Hit): void
  /**
   * After a success (no `refusal`), or a refusal that a limit forgives: gives back the hits that count failures alone. While
   * the store is away it does so later: what is done and committed is no failure because a hit could not be taken back.
   */
  settle(refusal: ErrorCode | null): Promise<void>
  /** Gives back all of them. */
  giveBack(): Promise<void>
  /** The same in its own time, and again after an outage: who is told of one has waited long enough. */
  giveBackLater(): void
}

export type Hit = { limit: AnyLimit; key: string }

/** Pauses between tries, in ms: a database is back within seconds, or the window of the limit passes. */
const retryAfterMs = [250, 500, 1_000, 2_000, 4_000]

/** `at` is the moment by which the hits were counted. */
export function createHold(at: number, { rateLimits, pause, isUnavailable }: Counting): Hold {
  const held = new Set<Hit>()

  /** A hit is let go of once it is back: given back again, it would be that of another call at the same moment. */
  const letGo = async (hits: readonly Hit[], forgive: boolean) => {
    const still = hits.filter((hit) => held.has(hit))
    if (still.length === 0) return
    const all = ({ limit }: Hit) => forgive && limit.clearOnSuccess === true
    await rateLimits.takeBack(
      still.map((hit) => ({ key: hit.key, all: all(hit) })),
      at,
    )
    for (const hit of still) held.delete(hit)
  }
  const tryAgain = async (work: () => Promise<void>) => {
    for (const ms of retryAfterMs) {
      await pause(ms)
      const isDone = await work().then(
        () => true,
        () => false,
      )
      if (isDone) return
    }
  }
  const giveBack = () => letGo([...held], false)

  return {
    add: (hit) => void held.add(hit),
    giveBack,
    giveBackLater: () => void giveBack().catch(() => tryAgain(giveBack)),
    async settle(refusal) {
      const isForgiven = ({ limit }: Hit) => refusal === null || limit.forgives?.includes(refusal)
      const forgiven = [...held].filter((hit) => hit.limit.counts === 'failures' && isForgiven(hit))
      const forgive = () => letGo(forgiven, refusal === null)
      await forgive().catch((error: unknown) => {
        if (!isUnavailable?.(error)) throw error
        void tryAgain(forgive)
      })
    },
  }
}
