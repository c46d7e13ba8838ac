import { describe, expect, it } from 'vitest'
import { createTestPipeline, thing } from '@/e2e/harness/test-pipeline'
import type { Reply } from './action'

describe('the order of checks', () => {
  const guarded = thing({ authentication: 'session', maxBytes: 50 })
  const { browser } = createTestPipeline([guarded], { access: { make: () => false } })
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
    const answer = await createTestPipeline([
      thing(),
      thing({ key: 'list', method: 'GET', body: undefined }),
    ]).browser.delete('/api/things')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST, GET, HEAD')
  })
})

describe('every answer', () => {
  it('carries a request id of its own, is not stored and not sniffed', async () => {
    const { browser } = createTestPipeline([thing()])
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
    const { browser } = createTestPipeline([list])
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
    const { browser } = createTestPipeline([thing({ handler: async () => ({ status: 204 }) }), text])
    const none = await browser.post('/api/things', { name: 'A' })
    expect([none.text, none.headers.get('content-type')]).toEqual(['', null])
    expect((await browser.get('/api/text')).text).toBe('a,b')
    const head = await browser.send('HEAD', '/api/text')
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('AUD-3 hides the cause of a fault and logs it under the request id', async () => {
    const cause = new Error('relation "users" of postgresql://app:hunter2@db does not exist')
    const { browser, log } = createTestPipeline([thing({ handler: () => Promise.reject(cause) })])
    const answer = await browser.post('/api/things', { name: 'A' })
    expect([answer.status, answer.code]).toEqual([500, 'INTERNAL'])
    expect(answer.text).not.toMatch(/hunter2|users|Error:|\.ts/)
    expect(log).toEqual([
      expect.objectContaining({ requestId: answer.headers.get('x-request-id'), code: 'INTERNAL', cause }),
    ])
  })

  it('is 503 with Retry-After when the store is down', async () => {
    const { browser } = createTestPipeline([thing({ handler: () => Promise.reject(new Error('down')) })], {
      isUnavailable: () => true,
    })
    const answer = await browser.post('/api/things', { name: 'A' })
    expect([answer.status, answer.code, answer.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '2'])
  })
})

describe('the log', () => {
  it('has one line a call: who, what, how it went, nothing of the input', async () => {
    const { browser, log } = createTestPipeline([thing({ authentication: 'session' })])
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
    const { browser } = createTestPipeline([thing({ authentication: 'session' })])
    const bearer = { authorization: 'Bearer good', origin: null, 'x-auth-request': null }
    expect((await browser.post('/api/things', { name: 'A' }, { headers: bearer })).status).toBe(201)
    const form = await browser.post('/api/things', 'name=A', {
      headers: { ...bearer, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([form.status, form.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })

  it('CSR-1 must be good even where none is needed, for it turns the origin check off', async () => {
    const { browser } = createTestPipeline([thing()])
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
    const { browser } = createTestPipeline([spy])
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
