import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import type { ActionContext, ActionSession } from '@/lib/core/action/context'
import { createPipeline, type PipelineOptions, type RequestLog } from '@/lib/core/action/pipeline'
import { AppError } from '@/lib/core/errors'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { createBrowser } from './browser'
import { createFakeClock, createSeededRandom, noPause } from './fake-time'

/** Of the tests' own site. */
export const origin = 'https://app.example.com'
export const session: ActionSession = {
  ...{ id: 's1', expiresAt: '1970-01-01T00:00:00.000Z', fva: null, claims: {} },
  ...{ tenantId: 't1', tenantSlug: null, acl: null },
  user: { id: 'u1', email: 'ada@example.com', name: 'Ada', emailVerified: true },
}

/** An action that anyone may call; a test changes what it is about. */
export function thing(changes: Partial<AnyAction> = {}): AnyAction {
  return defineAction({
    ...{
      key: 'make',
      name: 'thing.make',
      method: 'POST',
      path: '/api/things',
      tag: 'Things',
      summary: 'Make',
      errors: [],
    },
    authentication: 'none',
    body: z.object({ name: z.string() }),
    answers: { 201: { description: 'Made.' } },
    audit: null,
    handler: ({ name }) => Promise.resolve({ status: 201, body: { name } }),
    ...(changes as object),
  })
}

/** A pipeline over the given actions. `Bearer good` and the cookie `sid=good` are signed in. */
export function createTestPipeline(actions: AnyAction[], options: Partial<PipelineOptions> = {}) {
  const log: RequestLog[] = []
  const pipeline = createPipeline({
    appUrl: origin,
    actions,
    clock: createFakeClock(),
    random: createSeededRandom(),
    pause: noPause,
    rateLimits: createRateLimitStore(),
    isOwnOrigin: (candidate) => candidate === origin,
    authenticate: async ({ headers }: ActionContext, { required }) => {
      if (headers.get('authorization') === 'Bearer good' || headers.get('cookie') === 'sid=good')
        return session
      if (required) throw new AppError('UNAUTHENTICATED', 'Sign in.')
      return null
    },
    client: () => ({ address: '192.0.2.1', key: '192.0.2.1', userAgent: '' }),
    log: (line) => void log.push(line),
    ...options,
  })
  const browser = createBrowser((request) => pipeline.handle(request), origin)
  return { pipeline, browser, log }
}
