import { createHash } from 'node:crypto'
import type { RateLimitStore } from '../auth/stores'
import type { RateLimitResult } from '../auth/types'
import type { Pause } from '../clock'
import { AppError } from '../errors'
import type { AnyAction, Limit } from './action'
import type { ActionContext } from './context'
import { inWords } from './words'

type AnyLimit = Limit<Record<string, unknown>>
type Held = { limit: AnyLimit; key: string }
type Counting = { rateLimits: RateLimitStore; pause: Pause }

/** The longest that a call waits, in ms, and the age from which a hit is taken for a failure. */
const patienceMs = 2_000

/** The hits that one call has taken. */
export type Hold = {
  /** After a success: gives back the hits that count failures alone. */
  settle(succeeded: boolean): Promise<void>
  /** Gives back all of them. */
  giveBack(): Promise<void>
}

/**
 * Takes one hit for each limit of the action, before its handler runs, so that of any number of parallel calls exactly
 * `max` get through. Throws RATE_LIMITED (with the hits of the other limits given back), or sets `context.limited` when
 * the limit is a quiet one. A full limit that counts failures alone is waited for, while its hits may still turn out to
 * be successes.
 */
export async function holdLimits(
  action: AnyAction,
  input: Record<string, unknown>,
  context: ActionContext,
  counting: Counting,
): Promise<Hold> {
  const store = counting.rateLimits
  const held: Held[] = []
  const giveBack = async () => {
    await Promise.all(held.map(({ key }) => store.release(key, context.now)))
  }
  for (const limit of action.limits ?? []) {
    const part = limit.key(input, context)
    if (part === null) continue
    const key = limitKey(action.key, limit.name, part)
    const result = await store.check(key, limit.max, limit.windowMs, context.now).catch((error: unknown) => {
      void giveBack().catch(() => undefined)
      throw error
    })
    if (result.allowed) held.push({ limit, key })
    else if (limit.quiet) context.limited = true
    else if (!(await limit.exempt?.(input, context))) {
      const later =
        limit.counts === 'failures' ? await waitForPlace(limit, key, context.now, counting) : result
      if (!later.allowed) {
        await giveBack()
        throw rateLimited(later.retryAfterMs)
      }
      held.push({ limit, key })
    }
  }
  return { settle: (succeeded) => settle(held, succeeded, store, context.now), giveBack }
}

/**
 * A hit counts from before the password is looked at, so that guesses at once never exceed the limit; until then nobody
 * knows which of them are right. Asks again while the limit has a hit young enough to be given back, and in the same
 * way whoever is meant. Waits grow, so that a flood of guesses costs few questions.
 */
async function waitForPlace(
  limit: AnyLimit,
  key: string,
  at: number,
  { rateLimits, pause }: Counting,
): Promise<RateLimitResult> {
  const take = () => rateLimits.check(key, limit.max, limit.windowMs, at)
  const hasYoungHit = async (now: number) => !(await rateLimits.peek(key, 1, patienceMs, now)).allowed
  let waitedMs = 0
  for (let next = 25; waitedMs < patienceMs && (await hasYoungHit(at + waitedMs)); next *= 2) {
    const pauseMs = Math.min(next, patienceMs - waitedMs)
    await pause(pauseMs)
    waitedMs += pauseMs
    const result = await take()
    if (result.allowed) return result
  }
  return take()
}

/** Hashed: what was typed as an address has no place in the table, and a key is short whatever was typed. */
export function limitKey(action: string, limit: string, part: string): string {
  return `${action}:${limit}:${createHash('sha256').update(part).digest('base64url').slice(0, 22)}`
}

export function rateLimited(retryAfterMs: number): AppError {
  return new AppError('RATE_LIMITED', `Too many tries. Try again in ${inWords(retryAfterMs)}.`, {
    retryAfterMs,
  })
}

async function settle(held: Held[], succeeded: boolean, store: RateLimitStore, at: number): Promise<void> {
  if (!succeeded) return
  const failuresOnly = held.filter(({ limit }) => limit.counts === 'failures')
  await Promise.all(
    failuresOnly.map(({ limit, key }) => (limit.clearOnSuccess ? store.reset(key) : store.release(key, at))),
  )
}
