import type { RateLimitResult } from '@/lib/core/auth/types'

/**
 * Whether a hit at `at` would fit into the window that ends there. `hits` are epoch ms in any order; one at moment h
 * counts until h + windowMs, exclusively. Hits of instances whose clock runs a little ahead count as well.
 */
export function judgeWindow(hits: number[], max: number, windowMs: number, at: number): RateLimitResult {
  const live = hits.filter((hit) => hit > at - windowMs).sort((a, b) => b - a)
  if (live.length < max) return { allowed: true, remaining: max - live.length - 1, retryAfterMs: 0 }
  // The next hit fits when of the newest `max` the oldest has left the window.
  const blocking = live[max - 1]
  return refusal(blocking === undefined ? windowMs : blocking + windowMs - at)
}

export function countedHit(max: number, count: number): RateLimitResult {
  return { allowed: true, remaining: Math.max(max - count, 0), retryAfterMs: 0 }
}

export function refusal(retryAfterMs: number): RateLimitResult {
  return { allowed: false, remaining: 0, retryAfterMs: Math.max(retryAfterMs, 1) }
}
