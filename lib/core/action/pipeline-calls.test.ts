import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestPipeline, origin, thing } from '@/e2e/harness/test-pipeline'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { AppError } from '../errors'
import type { AnyAction } from './action'

describe('limits', () => {
  const limited = (handler: AnyAction['handler'], changes: Partial<AnyAction> = {}) =>
    thing({
      limits: [{ name: 'client', by: 'client', max: 2, windowMs: 60_000, key: () => 'one' }],
      handler,
      ...changes,
    })
  const codes = async (
    browser: ReturnType<typeof createTestPipeline>['browser'],
    body: unknown,
    times: number,
  ) => {
    const seen: (string | undefined)[] = []
    for (let at = 0; at < times; at++) seen.push((await browser.post('/api/things', body)).code)
    return seen
  }

  it('count calls that were tried, not those whose input was refused', async () => {
    const { browser } = createTestPipeline([limited(async () => ({ status: 204 }))])
    expect(await codes(browser, {}, 5)).toEqual(Array(5).fill('VALIDATION'))
    expect(await codes(browser, { name: 'A' }, 3)).toEqual([undefined, undefined, 'RATE_LIMITED'])
  })

  it('do not count what the handler itself found wrong with the input, or had no room for', async () => {
    for (const code of ['VALIDATION', 'UNAVAILABLE'] as const) {
      const { browser } = createTestPipeline([
        limited(() => Promise.reject(new AppError(code, 'Too common.'))),
      ])
      expect(await codes(browser, { name: 'A' }, 5)).toEqual(Array(5).fill(code))
    }
    const { browser } = createTestPipeline([
      limited(() => Promise.reject(new AppError('INVALID_CREDENTIALS', 'No.'))),
    ])
    expect((await codes(browser, { name: 'A' }, 3))[2]).toBe('RATE_LIMITED')
  })

  it('do not count calls that a database outage ended in the handler', async () => {
    const outage = new Error('the database is down')
    let isDown = true
    const handler = async () => {
      if (isDown) throw outage
      return { status: 204 }
    }
    const { browser } = createTestPipeline([limited(handler)], { isUnavailable: (error) => error === outage })
    expect(await codes(browser, { name: 'A' }, 5)).toEqual(Array(5).fill('UNAVAILABLE'))
    isDown = false
    expect(await codes(browser, { name: 'A' }, 3)).toEqual([undefined, undefined, 'RATE_LIMITED'])
  })

  it('that cannot be settled leave what was done as done', async () => {
    const outage = new Error('the database is down')
    const rateLimits = { ...createRateLimitStore(), takeBack: () => Promise.reject(outage) }
    const failuresOnly = limited(async () => ({ status: 204 }))
    for (const limit of failuresOnly.limits ?? []) limit.counts = 'failures'
    const down = createTestPipeline([failuresOnly], {
      rateLimits,
      isUnavailable: (error) => error === outage,
    })
    expect((await down.browser.post('/api/things', { name: 'A' })).status).toBe(204)
    const broken = createTestPipeline([failuresOnly], { rateLimits })
    expect((await broken.browser.post('/api/things', { name: 'A' })).code).toBe('INTERNAL')
  })

  it('are not touched by callers who may not call at all', async () => {
    const { browser } = createTestPipeline([
      limited(async () => ({ status: 204 }), { authentication: 'session' }),
    ])
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
    createTestPipeline([action]).pipeline.run('make', input, {
      headers: new Headers(headers),
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
      createTestPipeline([]).pipeline.run('make', {}, { headers: new Headers(), transport: 'api' }),
    ).rejects.toThrow('no action is called make')
  })
})
