import { createHash } from 'node:crypto'
import type { RateLimitResult } from '../auth/types'
import { AppError, isAppError } from '../errors'
import type { AnyAction } from './action'
import type { ActionContext } from './context'
import { createHold, type AnyLimit, type Counting, type Hit, type Hold } from './hold'
import { inWords } from './words'

/** The longest that a call waits, in ms, and the age from which a hit is taken for a failure. */
const patienceMs = 2_000

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
  const hold = createHold(context.now, counting)
  const hits = hitsOf(action, input, context)
  try {
    const counted = await countAtOnce(hits, context.now, counting)
    for (const hit of hits.filter(({ key }) => counted.has(key))) hold.add(hit)
    for (const { limit, key } of hits.filter((hit) => !counted.has(hit.key))) {
      const result = await counting.rateLimits.check(key, limit.max, limit.windowMs, context.now)
      if (result.allowed) hold.add({ limit, key })
      else if (limit.quiet) context.limited = true
      else if (!(await limit.exempt?.(input, context))) {
        const later =
          limit.counts === 'failures' ? await waitForPlace(limit, key, context.now, counting) : result
        if (!later.allowed) throw rateLimited(later.retryAfterMs)
        hold.add({ limit, key })
      }
    }
  } catch (error) {
    if (isAppError(error)) await hold.giveBack()
    else hold.giveBackLater()
    throw error
  }
  return hold
}

function hitsOf(action: AnyAction, input: Record<string, unknown>, context: ActionContext): Hit[] {
  return (action.limits ?? []).flatMap((limit) => {
    const part = limit.key(input, context)
    return part === null ? [] : [{ limit, key: limitKey(limit.together ?? action.key, limit.name, part) }]
  })
}

/** Nearly every call finds room in all of its limits: one question for them all. Those left over are asked one by one. */
async function countAtOnce(hits: Hit[], at: number, { rateLimits }: Counting): Promise<Set<string>> {
  if (hits.length < 2) return new Set()
  const limits = hits.map(({ key, limit: { max, windowMs } }) => ({ key, max, windowMs }))
  return new Set(await rateLimits.checkAll(limits, at))
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
