import type { Lease } from './session-state'

/** No server, however wrong its answers, makes this device ask more often than this. */
const leastGapMs = 5_000

/** A timer stands still while the machine sleeps, so no wait is longer: after waking, the clock is looked at soon. */
const longestWaitMs = 20_000

/** How long all tabs hold back: `heldUntil` is the part that the server asked for. */
export type Pause = { retryAt: number; heldUntil: number | null }

/** When to renew, and how long to hold back after failures. Times are milliseconds on the device's clock. */
export class RenewalSchedule {
  private failures = 0
  private askedAt: number | null = null
  private retryAt: number | null = null
  private heldUntil: number | null = null
  private spread: number

  constructor(
    private readonly now: () => number,
    private readonly random: () => number,
  ) {
    this.spread = random()
  }

  asked(): void {
    this.askedAt = this.now()
  }

  /** A new lease, or the end of one: failures are forgotten, and the next renewal gets its own spread. */
  reset(): void {
    this.failures = 0
    this.retryAt = this.heldUntil = null
    this.spread = this.random()
  }

  /** Draws a pause and returns it, for the other tabs. `retryAfterMs` is what the server asked for, if it did. */
  failed(retryAfterMs: number | null): Pause {
    const now = this.now()
    const pause = {
      retryAt: now + backoffMs(this.failures + 1, retryAfterMs, this.random()),
      heldUntil: retryAfterMs === null ? null : now + retryAfterMs,
    }
    this.follow(pause)
    return pause
  }

  /** Another tab failed: all share its pause, or the shortest of many draws would be no pause at all. */
  follow({ retryAt, heldUntil }: Pause): void {
    this.failures += 1
    this.retryAt = retryAt
    this.heldUntil = heldUntil
  }

  /** Back online: a failure of the network is no reason to wait any longer, a server's request is. */
  online(): void {
    this.retryAt = this.heldUntil
  }

  /** True while the server asked to be left alone. */
  isHeld(): boolean {
    return this.heldUntil !== null && this.now() < this.heldUntil
  }

  /** Milliseconds to the next look at the clock; 0 when it is time to renew. */
  waitMs(lease: Lease | null): number {
    const now = this.now()
    const dueAt = lease && !wasSetBack(lease, now) ? renewalTime(lease, this.spread) : now
    // A time of asking that lies ahead means the clock was set back: it says nothing then.
    const gapEnd = this.askedAt !== null && this.askedAt <= now ? this.askedAt + leastGapMs : now
    const target = Math.max(dueAt, this.retryAt ?? gapEnd)
    return Math.min(longestWaitMs, Math.max(0, target - now))
  }
}

/**
 * About 10 s before the end, sooner for short tokens, spread by a fifth either way so that devices do not move in step.
 * `spread` is in [0, 1).
 */
export function renewalTime(lease: Lease, spread: number): number {
  const lead = Math.min(10_000, lease.lifeMs * 0.3)
  return lease.endsAt - lead * (0.8 + 0.4 * spread)
}

/**
 * How long to hold back after the n-th failure in a row: full jitter over an exponentially growing span (2 s to 60 s), on
 * top of what the server asked for with `Retry-After`. `random` is in [0, 1).
 */
export function backoffMs(failures: number, retryAfterMs: number | null, random: number): number {
  const span = Math.min(60_000, 1_000 * 2 ** Math.min(failures, 10))
  // Never at once, even on the luckiest draw.
  return (retryAfterMs ?? 0) + Math.max(250, random * span)
}

/** More life ahead than the token ever had: the device's clock was set back, and tells nothing about this lease. */
export function wasSetBack(lease: Lease, now: number): boolean {
  return lease.endsAt - now > lease.lifeMs
}
