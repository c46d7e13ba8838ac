import { z } from 'zod'
import { defineAction, type Limit } from '@/lib/core/action/action'
import type { ActionContext } from '@/lib/core/action/context'
import { createCookieJar } from '@/lib/core/action/cookies'
import { holdLimits } from '@/lib/core/action/limits'
import { AppError } from '@/lib/core/errors'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { createFakeClock, noPause } from './fake-time'

export type Input = { email: string }
export const minute = 60_000
/** Three hits a minute. */
export const three: Limit<Input> = {
  name: 'address',
  by: 'address',
  max: 3,
  windowMs: minute,
  key: ({ email }) => email,
}

/** An action with these limits over a memory store; `call` tries it and says how it went. */
export function setUpLimits(...limits: Limit<Input>[]) {
  const pauses: number[] = []
  const pause = (ms: number) => (pauses.push(ms), noPause(ms))
  const clock = createFakeClock()
  const store = createRateLimitStore()
  const action = defineAction({
    ...{
      key: 'try',
      name: 'thing.try',
      method: 'POST',
      path: '/try',
      tag: 'Things',
      summary: 'Try',
      answers: {},
      errors: [],
    },
    authentication: 'none',
    audit: null,
    body: z.object({ email: z.string() }),
    limits,
    handler: () => Promise.resolve({ status: 204 }),
  })
  const call = async (email = 'ada@example.com', succeeded = false, work: () => unknown = () => {}) => {
    const context = contextAt(clock.now())
    try {
      const hold = await holdLimits(action, { email }, context, { rateLimits: store, pause })
      await work()
      await hold.settle(succeeded ? null : 'NOT_FOUND')
      return { status: 200, limited: context.limited, retryAfterMs: 0 }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { status: error.status, limited: false, retryAfterMs: error.details.retryAfterMs }
    }
  }
  return { clock, store, action, call, pauses }
}

function contextAt(now: number): ActionContext {
  return {
    ...{ action: 'thing.try', requestId: '1', transport: 'http', now, session: null, limited: false },
    headers: new Headers(),
    client: { address: null, key: null, userAgent: '' },
    ...{ tenant: null, idempotency: null, rawBody: null },
    cookies: createCookieJar(null),
  }
}
