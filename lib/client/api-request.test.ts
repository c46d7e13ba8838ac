import { describe, expect, test, vi } from 'vitest'
import { createApiFetch } from './api-request'

type Call = { path: string; init: RequestInit }

/** `apiFetch` over scripted answers, in order; the last one stays. */
function scripted(
  answers: (() => Response | Promise<Response>)[],
  recovered = true,
  tenant: string | null = null,
) {
  const calls: Call[] = []
  const recover = vi.fn(async () => recovered)
  const returnToTenant = vi.fn(async () => recovered)
  const apiFetch = createApiFetch({
    now: () => 1_000,
    recover,
    tenant: () => tenant,
    returnToTenant,
    fetch: async (path, init) => {
      init.signal?.throwIfAborted()
      calls.push({ path, init })
      const answer = answers[Math.min(calls.length, answers.length) - 1]
      if (!answer) throw new TypeError('no answer')
      return answer()
    },
  })
  return { apiFetch, calls, recover, returnToTenant }
}

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json(
    { error: { code, message: 'Refused.', issues: [{ path: 'name', message: 'Enter a name.' }] } },
    { status, headers },
  )

describe('what is sent', () => {
  test('a read: no body, no headers of mutations', async () => {
    const { apiFetch, calls } = scripted([() => Response.json({ name: 'Ada' })])
    expect(await apiFetch<{ name: string }>('/api/auth/me')).toEqual({ ok: true, value: { name: 'Ada' } })
    const headers = new Headers(calls[0]?.init.headers)
    expect(headers.has('x-auth-request')).toBe(false)
    expect(headers.has('content-type')).toBe(false)
    expect(calls[0]?.init.credentials).toBe('same-origin')
  })

  test('a mutation: JSON and the header that no other site can set', async () => {
    const { apiFetch, calls } = scripted([() => new Response(null, { status: 204 })])
    expect(await apiFetch('/api/auth/me', { method: 'PATCH', body: { name: 'Ada' } })).toEqual({
      ok: true,
      value: undefined,
    })
    const headers = new Headers(calls[0]?.init.headers)
    expect(headers.get('x-auth-request')).toBe('1')
    expect(headers.get('content-type')).toBe('application/json')
    expect(calls[0]?.init.body).toBe('{"name":"Ada"}')
  })

  test.each(['//evil.test/x', '/\\evil.test/x'])('never to another site: %s', async (path) => {
    const { apiFetch, calls } = scripted([() => Response.json({})])
    await expect(apiFetch(path as `/${string}`)).rejects.toThrow(TypeError)
    expect(calls).toHaveLength(0)
  })
})

describe('what comes back', () => {
  test('an error of ours, with its details and the time to wait', async () => {
    const { apiFetch } = scripted([() => refusal(429, 'RATE_LIMITED', { 'Retry-After': '30' })])
    expect(await apiFetch('/api/auth/signin', { method: 'POST' })).toEqual({
      ok: false,
      status: 429,
      error: {
        code: 'RATE_LIMITED',
        message: 'Refused.',
        issues: [{ path: 'name', message: 'Enter a name.' }],
        retryAfterMs: 30_000,
      },
    })
  })

  test.each([
    ['no connection', () => Promise.reject(new TypeError('fetch failed')), 0, 'NETWORK'],
    ['a proxy’s page', () => new Response('<html>', { status: 502 }), 502, 'UNAVAILABLE'],
    ['a server’s page', () => new Response('<html>', { status: 500 }), 500, 'BAD_RESPONSE'],
    ['success that is no JSON', () => new Response('<html>', { status: 200 }), 200, 'BAD_RESPONSE'],
    ['an unknown code', () => refusal(400, 'SOMETHING'), 400, 'BAD_RESPONSE'],
  ])('%s', async (_, answer, status, code) => {
    const { apiFetch, calls } = scripted([answer])
    expect(await apiFetch('/api/x')).toMatchObject({ ok: false, status, error: { code } })
    expect(calls).toHaveLength(1)
  })

  test('a request given up', async () => {
    const abort = new AbortController()
    abort.abort()
    const { apiFetch } = scripted([() => Response.json({})])
    expect(await apiFetch('/api/x', { signal: abort.signal })).toMatchObject({
      ok: false,
      error: { code: 'ABORTED' },
    })
  })
})

describe('a session that ran out', () => {
  test('is recovered and the request repeated, once', async () => {
    const { apiFetch, calls, recover } = scripted([
      () => refusal(401, 'UNAUTHENTICATED'),
      () => Response.json({ id: 1 }),
    ])
    expect(await apiFetch('/api/x', { method: 'POST', body: { a: 1 } })).toEqual({
      ok: true,
      value: { id: 1 },
    })
    expect(recover).toHaveBeenCalledWith(1_000)
    expect(calls.map(({ init }) => init.body)).toEqual(['{"a":1}', '{"a":1}'])
  })

  test('still refused after that, it stays refused', async () => {
    const { apiFetch, calls } = scripted([() => refusal(401, 'UNAUTHENTICATED')])
    expect(await apiFetch('/api/x')).toMatchObject({ ok: false, status: 401 })
    expect(calls).toHaveLength(2)
  })

  test('not recovered, the request is not repeated', async () => {
    const { apiFetch, calls } = scripted([() => refusal(401, 'UNAUTHENTICATED')], false)
    expect(await apiFetch('/api/x')).toMatchObject({ ok: false, status: 401 })
    expect(calls).toHaveLength(1)
  })

  test('a wrong password is not taken for one', async () => {
    const { apiFetch, recover } = scripted([() => refusal(401, 'INVALID_CREDENTIALS')])
    expect(await apiFetch('/api/auth/me', { method: 'DELETE' })).toMatchObject({
      error: { code: 'INVALID_CREDENTIALS' },
    })
    expect(recover).not.toHaveBeenCalled()
  })
})

describe('a page of a tenant', () => {
  const elsewhere = () => refusal(409, 'TENANT_MISMATCH')

  test('says which tenant it means, other pages do not', async () => {
    const { apiFetch, calls } = scripted([() => Response.json({})], true, 'acme')
    await apiFetch('/api/members')
    expect(new Headers(calls[0]?.init.headers).get('x-tenant')).toBe('acme')
    const outside = scripted([() => Response.json({})])
    await outside.apiFetch('/api/auth/me')
    expect(new Headers(outside.calls[0]?.init.headers).has('x-tenant')).toBe(false)
  })

  test.each(['TENANT_MISMATCH', 'NO_TENANT'])(
    'returns to it after %s, and repeats the request',
    async (code) => {
      const answers = [() => refusal(409, code), () => Response.json({ id: 1 })]
      const { apiFetch, calls, returnToTenant } = scripted(answers, true, 'acme')
      const result = await apiFetch('/api/projects', { method: 'POST', body: { name: 'Apollo' } })
      expect(result).toEqual({ ok: true, value: { id: 1 } })
      expect(returnToTenant).toHaveBeenCalledTimes(1)
      expect(calls.map(({ init }) => init.body)).toEqual(['{"name":"Apollo"}', '{"name":"Apollo"}'])
    },
  )

  test('whose person is no member any more, is not repeated', async () => {
    const { apiFetch, calls } = scripted([elsewhere], false, 'acme')
    expect(await apiFetch('/api/projects')).toMatchObject({ ok: false, status: 409 })
    expect(calls).toHaveLength(1)
  })

  test('another conflict is no reason to switch', async () => {
    const { apiFetch, returnToTenant } = scripted([() => refusal(409, 'SLUG_TAKEN')], true, 'acme')
    expect(await apiFetch('/api/tenants', { method: 'POST' })).toMatchObject({ ok: false, status: 409 })
    expect(returnToTenant).not.toHaveBeenCalled()
  })

  test('a token that is too old and in another tenant is mended twice', async () => {
    const answers = [() => refusal(401, 'UNAUTHENTICATED'), elsewhere, () => Response.json({ id: 1 })]
    const { apiFetch, calls } = scripted(answers, true, 'acme')
    expect(await apiFetch('/api/projects')).toEqual({ ok: true, value: { id: 1 } })
    expect(calls).toHaveLength(3)
  })
})
