import { createHash } from 'node:crypto'
import type { RateLimitStore } from '../auth/stores'
import { AppError } from '../errors'
import type { AnyAction, Limit } from './action'
import type { ActionContext } from './context'
import { inWords } from './words'

type Held = { limit: Limit<Record<string, unknown>>; key: string }

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
 * the limit is a quiet one.
 */
export async function holdLimits(
  action: AnyAction,
  input: Record<string, unknown>,
  context: ActionContext,
  store: RateLimitStore,
): Promise<Hold> {
  const held: Held[] = []
  const giveBack = async () => {
    await Promise.all(held.map(({ key }) => store.release(key, context.now)))
  }
  for (const limit of action.limits ?? []) {
    const part = limit.key(input, context)
    if (part === null) continue
    const key = limitKey(action.key, limit.name, part)
    const result = await store.check(key, limit.max, limit.windowMs, context.now)
    if (result.allowed) held.push({ limit, key })
    else if (limit.quiet) context.limited = true
    else if (!(await limit.exempt?.(input, context))) {
      await giveBack()
      throw rateLimited(result.retryAfterMs)
    }
  }
  return { settle: (succeeded) => settle(held, succeeded, store, context.now), giveBack }
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
