import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createFakeClock, createSeededRandom } from '@/e2e/harness/fake-time'
import { createBrowser } from '@/e2e/harness/browser'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { AppError } from '../errors'
import { defineAction, type AnyAction, type Reply } from './action'
import type { ActionContext, ActionSession } from './context'
import { createPipeline, type PipelineOptions, type RequestLog } from './pipeline'

const origin = 'https://app.example.com'
const session: ActionSession = {
  ...{ id: 's1', expiresAt: 0, tenantId: 't1', fva: null, claims: {} },
  user: { id: 'u1', email: 'ada@example.com', name: 'Ada', emailVerified: true },
}

function thing(changes: Partial<AnyAction> = {}): AnyAction {
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

function setUp(actions: AnyAction[], options: Partial<PipelineOptions> = {}) {
  const log: RequestLog[] = []
  const pipeline = createPipeline({
    actions,
    clock: createFakeClock(),
    random: createSeededRandom(),
    rateLimits: createRateLimitStore(),
    isOwnOrigin: (candidate) => candidate === origin,
    authenticate: async ({ request }: ActionContext, { required }) => {
      if (
        request.headers.get('authorization') === 'Bearer good' ||
        request.headers.get('cookie') === 'sid=good'
      )
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

describe('the order of checks', () => {
  const guarded = thing({ authentication: 'session', maxBytes: 50 })
  const { browser } = setUp([guarded], { access: { make: () => false } })
  const foreign = { headers: { origin: 'https://evil.example' } }
  const long = { name: 'x'.repeat(100) }

  it('is path, method, size, CSRF, authentication, validation, access', async () => {
    expect((await browser.send('PUT', '/api/nothing', { body: long, ...foreign })).code).toBe('NOT_FOUND')
    expect((await browser.send('PUT', '/api/things', { body: long, ...foreign })).code).toBe(
      'METHOD_NOT_ALLOWED',
    )
    expect((await browser.post('/api/things', long, foreign)).code).toBe('PAYLOAD_TOO_LARGE')
    expect((await browser.post('/api/things', { nmae: 1 }, foreign)).code).toBe('CSRF')
    expect((await browser.post('/api/things', { nmae: 1 })).code).toBe('UNAUTHENTICATED')
    browser.cookies.set('sid', 'good')
    expect((await browser.post('/api/things', { nmae: 1 })).code).toBe('VALIDATION')
    expect((await browser.post('/api/things', { name: 'A' })).code).toBe('FORBIDDEN')
  })

  it('names the methods there are', async () => {
    const answer = await setUp([
      thing(),
      thing({ key: 'list', method: 'GET', body: undefined }),
    ]).browser.delete('/api/things')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST, GET')
  })
})

describe('every answer', () => {
  it('carries a request id of its own, is not stored and not sniffed', async () => {
    const { browser } = setUp([thing()])
    const answers = [
      await browser.post('/api/things', { name: 'A' }),
      await browser.post('/api/things', {}),
      await browser.get('/x'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 404])
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-type')).toBe('application/json')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/)
    }
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(3)
  })

  it('may be cached only when the action says so, and never when it failed', async () => {
    const reply: { now: Reply } = { now: { status: 200, body: {} } }
    const list = thing({
      method: 'GET',
      body: undefined,
      cacheControl: 'public, max-age=300',
      handler: async () => reply.now,
    })
    const { browser } = setUp([list])
    expect((await browser.get('/api/things')).headers.get('cache-control')).toBe('public, max-age=300')
    reply.now = { status: 503, body: {} }
    expect((await browser.get('/api/things')).headers.get('cache-control')).toBe('no-store')
  })

  it('has no body for 204 and for HEAD, and text where the action says so', async () => {
    const text = thing({
      key: 'text',
      method: 'GET',
      path: '/api/text',
      body: undefined,
      handler: async () => ({ status: 200, body: 'a,b', headers: { 'Content-Type': 'text/csv' } }),
    })
    const { browser } = setUp([thing({ handler: async () => ({ status: 204 }) }), text])
    const none = await browser.post('/api/things', { name: 'A' })
    expect([none.text, none.headers.get('content-type')]).toEqual(['', null])
    expect((await browser.get('/api/text')).text).toBe('a,b')
    const head = await browser.send('HEAD', '/api/text')
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('AUD-3 hides the cause of a fault and logs it under the request id', async () => {
    const cause = new Error('relation "users" of postgresql://app:hunter2@db does not exist')
    const { browser, log } = setUp([thing({ handler: () => Promise.reject(cause) })])
    const answer = await browser.post('/api/things', { name: 'A' })
    expect([answer.status, answer.code]).toEqual([500, 'INTERNAL'])
    expect(answer.text).not.toMatch(/hunter2|users|Error:|\.ts/)
    expect(log).toEqual([
      expect.objectContaining({ requestId: answer.headers.get('x-request-id'), code: 'INTERNAL', cause }),
    ])
  })

  it('is 503 with Retry-After when the store is down', async () => {
    const { browser } = setUp([thing({ handler: () => Promise.reject(new Error('down')) })], {
      isUnavailable: () => true,
    })
    const answer = await browser.post('/api/things', { name: 'A' })
    expect([answer.status, answer.code, answer.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '2'])
  })
})

describe('the log', () => {
  it('has one line a call: who, what, how it went, nothing of the input', async () => {
    const { browser, log } = setUp([thing({ authentication: 'session' })])
    browser.cookies.set('sid', 'good')
    await browser.post('/api/things', { name: 'a secret name' })
    await browser.post('/api/things', { nmae: 'a secret name' })
    expect(log).toMatchObject([
      {
        action: 'thing.make',
        transport: 'http',
        method: 'POST',
        status: 201,
        userId: 'u1',
        tenantId: 't1',
        client: '192.0.2.1',
      },
      { action: 'thing.make', status: 400, code: 'VALIDATION' },
    ])
    expect(JSON.stringify(log)).not.toContain('a secret name')
  })
})

describe('a credential in the Authorization header', () => {
  it('needs no Origin, but JSON', async () => {
    const { browser } = setUp([thing({ authentication: 'session' })])
    const bearer = { authorization: 'Bearer good', origin: null, 'x-auth-request': null }
    expect((await browser.post('/api/things', { name: 'A' }, { headers: bearer })).status).toBe(201)
    const form = await browser.post('/api/things', 'name=A', {
      headers: { ...bearer, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([form.status, form.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })

  it('CSR-1 must be good even where none is needed, for it turns the origin check off', async () => {
    const { browser } = setUp([thing()])
    const headers = { authorization: 'Bearer bad', origin: 'https://evil.example' }
    expect((await browser.post('/api/things', { name: 'A' }, { headers })).code).toBe('UNAUTHENTICATED')
    expect(
      (
        await browser.post(
          '/api/things',
          { name: 'A' },
          { headers: { ...headers, authorization: 'Bearer good' } },
        )
      ).status,
    ).toBe(201)
  })

  it('CSR-1 stands alone: no cookie is read beside it', async () => {
    const seen: (string | null)[] = []
    const spy = thing({
      async handler(_, { cookies }) {
        seen.push(cookies.get('ref'))
        return { status: 204 }
      },
    })
    const { browser } = setUp([spy])
    browser.cookies.set('ref', 'r1')
    await browser.post(
      '/api/things',
      { name: 'A' },
      { headers: { authorization: 'Bearer good', origin: null } },
    )
    await browser.post('/api/things', { name: 'A' })
    expect(seen).toEqual([null, 'r1'])
  })
})

describe('limits', () => {
  const limited = (handler: AnyAction['handler'], changes: Partial<AnyAction> = {}) =>
    thing({
      limits: [{ name: 'client', by: 'client', max: 2, windowMs: 60_000, key: () => 'one' }],
      handler,
      ...changes,
    })
  const codes = async (browser: ReturnType<typeof setUp>['browser'], body: unknown, times: number) => {
    const seen: (string | undefined)[] = []
    for (let at = 0; at < times; at++) seen.push((await browser.post('/api/things', body)).code)
    return seen
  }

  it('count calls that were tried, not those whose input was refused', async () => {
    const { browser } = setUp([limited(async () => ({ status: 204 }))])
    expect(await codes(browser, {}, 5)).toEqual(Array(5).fill('VALIDATION'))
    expect(await codes(browser, { name: 'A' }, 3)).toEqual([undefined, undefined, 'RATE_LIMITED'])
  })

  it('do not count what the handler itself found wrong with the input, or had no room for', async () => {
    for (const code of ['VALIDATION', 'UNAVAILABLE'] as const) {
      const { browser } = setUp([limited(() => Promise.reject(new AppError(code, 'Too common.')))])
      expect(await codes(browser, { name: 'A' }, 5)).toEqual(Array(5).fill(code))
    }
    const { browser } = setUp([limited(() => Promise.reject(new AppError('INVALID_CREDENTIALS', 'No.')))])
    expect((await codes(browser, { name: 'A' }, 3))[2]).toBe('RATE_LIMITED')
  })

  it('are not touched by callers who may not call at all', async () => {
    const { browser } = setUp([limited(async () => ({ status: 204 }), { authentication: 'session' })])
    expect(await codes(browser, { name: 'A' }, 5)).toEqual(Array(5).fill('UNAUTHENTICATED'))
    browser.cookies.set('sid', 'good')
    expect((await browser.post('/api/things', { name: 'A' })).status).toBe(204)
  })
})

describe('run', () => {
  const run = (
    transport: 'form' | 'api',
    headers: Record<string, string>,
    input: unknown,
    action = thing(),
  ) =>
    setUp([action]).pipeline.run('make', input, {
      request: new Request(origin, { method: 'POST', headers }),
      transport,
    })

  it('CSR-9 asks a form for its origin, whatever X-Forwarded-Host says', async () => {
    expect(await run('form', { origin }, { name: 'A' })).toMatchObject({ status: 201, body: { name: 'A' } })
    const foreign = {
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      host: 'evil.example',
    }
    expect((await run('form', foreign, { name: 'A' })).error?.code).toBe('CSRF')
    expect((await run('form', {}, { name: 'A' })).error?.code).toBe('CSRF')
    expect((await run('api', {}, { name: 'A' })).status).toBe(201)
  })

  it('checks input and authentication like a request', async () => {
    expect((await run('api', {}, { name: 7 })).error?.code).toBe('VALIDATION')
    expect((await run('api', {}, { name: 'A', role: 'admin' })).error?.code).toBe('VALIDATION')
    expect((await run('api', {}, null)).error?.code).toBe('VALIDATION')
    expect((await run('api', {}, { name: 'A' }, thing({ authentication: 'session' }))).error?.code).toBe(
      'UNAUTHENTICATED',
    )
  })

  it('spreads one object over path, query and body', async () => {
    const seen: unknown[] = []
    const action = thing({
      path: '/api/things/:id',
      params: z.object({ id: z.string() }),
      query: z.object({ dry: z.string() }),
      handler: async (input) => {
        seen.push(input)
        return { status: 204 }
      },
    })
    expect((await run('api', {}, { id: '7', dry: '1', name: 'A' }, action)).status).toBe(204)
    expect(seen).toEqual([{ id: '7', dry: '1', name: 'A' }])
    expect((await run('api', {}, { id: '7', dry: '1', name: 'A', toString: 'x' }, action)).error?.code).toBe(
      'VALIDATION',
    )
  })

  it('throws for an action that is none: a fault of the caller', async () => {
    await expect(
      setUp([]).pipeline.run('make', {}, { request: new Request(origin), transport: 'api' }),
    ).rejects.toThrow('no action is called make')
  })
})
