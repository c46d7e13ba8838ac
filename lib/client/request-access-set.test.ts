import { describe, expect, test, vi } from 'vitest'
import { accessSet } from './fake-access-browser'
import { requestAccessSet } from './request-access-set'

const tenant = { id: 'acme', slug: 'acme-inc' }

/** Asks over scripted answers, in order. */
async function ask(answers: Response[], { etag = null as string | null, recovered = true } = {}) {
  const calls: { path: string; headers: Headers; body: unknown }[] = []
  const recover = vi.fn(async () => recovered)
  const answer = await requestAccessSet(
    {
      now: () => 1_000,
      recover,
      fetch: async (path, init) => {
        calls.push({ path, headers: new Headers(init.headers), body: init.body })
        const next = answers.shift()
        if (!next) throw new TypeError('network')
        return next
      },
    },
    tenant,
    etag,
  )
  return { answer, calls, recover }
}

const refusal = (status: number, code: string, headers = {}) =>
  Response.json({ error: { code, message: 'Refused.' } }, { status, headers })
const found = () => Response.json(accessSet(true), { headers: { ETag: '"v1"' } })

describe('what is asked', () => {
  test('names the tenant of the page, and what is known already', async () => {
    const { calls } = await ask([new Response(null, { status: 304 })], { etag: '"v1"' })
    expect(calls[0]?.path).toBe('/api/auth/access-set')
    expect(calls[0]?.headers.get('x-tenant')).toBe('acme-inc')
    expect(calls[0]?.headers.get('if-none-match')).toBe('"v1"')
  })

  test('names nothing when nothing is known', async () => {
    const { calls } = await ask([found()])
    expect(calls[0]?.headers.has('if-none-match')).toBe(false)
  })
})

describe('what comes of it', () => {
  test('a set, itself and not what it came in', async () => {
    const { answer } = await ask([found()])
    expect(answer).toEqual({ kind: 'set', set: accessSet(true), etag: '"v1"' })
  })

  test('nothing new', async () => {
    const { answer } = await ask([new Response(null, { status: 304 })], { etag: '"v1"' })
    expect(answer).toEqual({ kind: 'unchanged' })
  })

  test('a token that ran out is renewed first', async () => {
    const { answer, recover } = await ask([refusal(401, 'UNAUTHENTICATED'), found()])
    expect(recover).toHaveBeenCalledWith(1_000)
    expect(answer.kind).toBe('set')
  })

  test('a session that is over, or a person who was removed', async () => {
    const ended = await ask([refusal(401, 'SESSION_REVOKED')], { recovered: false })
    expect(ended.answer).toEqual({ kind: 'over' })
    expect((await ask([refusal(403, 'NOT_A_MEMBER')])).answer).toEqual({ kind: 'over' })
  })

  test('a session that is in another tenant is brought back', async () => {
    const switched = Response.json({ tenantId: 'acme' })
    const { answer, calls } = await ask([refusal(409, 'TENANT_MISMATCH'), switched, found()])
    expect(answer.kind).toBe('set')
    expect(calls[1]).toMatchObject({ path: '/api/auth/switch-tenant', body: '{"tenantId":"acme"}' })
    expect(calls[1]?.headers.get('x-auth-request')).toBe('1')
  })

  test('a tenant whose slug is another now has moved', async () => {
    const answers = [refusal(409, 'TENANT_MISMATCH'), Response.json({}), refusal(409, 'TENANT_MISMATCH')]
    expect((await ask(answers)).answer).toEqual({ kind: 'moved' })
  })

  test('brought back it can’t be when the person was removed meanwhile', async () => {
    const { answer } = await ask([refusal(409, 'NO_TENANT'), refusal(403, 'NOT_A_MEMBER')])
    expect(answer).toEqual({ kind: 'over' })
  })

  test('an outage is no end, and says how long to wait', async () => {
    const { answer } = await ask([refusal(503, 'UNAVAILABLE', { 'Retry-After': '7' })])
    expect(answer).toEqual({ kind: 'failed', retryAfterMs: 7_000 })
    expect((await ask([])).answer).toEqual({ kind: 'failed', retryAfterMs: null })
  })

  test.each([
    ['another tenant’s', { ...accessSet(true), tenantId: 'globex' }],
    ['wrapped', { set: accessSet(true) }],
    ['nothing', null],
  ])('a set that is %s is none', async (_, body) => {
    expect((await ask([Response.json(body)])).answer.kind).toBe('failed')
  })
})
