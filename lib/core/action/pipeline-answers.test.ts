import { describe, expect, it, vi } from 'vitest'
import { createTestPipeline, session, thing } from '@/e2e/harness/test-pipeline'
import { createFakeClock } from '@/e2e/harness/fake-time'
import type { ActionSession } from './context'
import type { Reply } from './action'

const replying = (reply: Reply, changes = {}) =>
  createTestPipeline([thing({ method: 'GET', body: undefined, handler: async () => reply, ...changes })])
    .browser

describe('an answer', () => {
  it('is named and dated by the clock that tokens expire by', async () => {
    const clock = createFakeClock()
    const { browser } = createTestPipeline([thing()], { clock })
    const { headers } = await browser.post('/api/things', { name: 'A' })
    const id = headers.get('x-request-id') ?? ''
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(clock.now())
    expect(Date.parse(headers.get('date') ?? '')).toBe(clock.now())
  })

  it('may be cached below 400 alone', async () => {
    const cacheControl = 'public, max-age=300'
    for (const [status, expected] of [
      [399, cacheControl],
      [400, 'no-store'],
    ] as const)
      expect(
        (await replying({ status, body: {} }, { cacheControl }).get('/api/things')).headers.get(
          'cache-control',
        ),
      ).toBe(expected)
  })

  it('is JSON unless it is a text of a type of its own', async () => {
    const text = async (reply: Reply) => (await replying(reply).get('/api/things')).text
    expect(await text({ status: 200, body: 'a,b' })).toBe('"a,b"')
    expect(await text({ status: 200, body: { a: 1 }, headers: { 'Content-Type': 'text/plain' } })).toBe(
      '{"a":1}',
    )
    expect(await text({ status: 200, body: 'a', headers: { 'Content-Type': 'application/ld+json' } })).toBe(
      '"a"',
    )
  })
})

describe('a call', () => {
  it('takes no hit back for an answer of 400 and more, though the handler threw nothing', async () => {
    const limits = [
      { name: 'all', by: 'all', max: 1, windowMs: 60_000, key: () => 'all', counts: 'failures' as const },
    ]
    const statuses = async (status: number) => {
      const { browser } = createTestPipeline([thing({ limits, handler: async () => ({ status }) })])
      return [
        await browser.post('/api/things', { name: 'A' }),
        await browser.post('/api/things', { name: 'A' }),
      ].map((answer) => answer.status)
    }
    expect(await statuses(399)).toEqual([399, 399])
    expect(await statuses(400)).toEqual([400, 429])
  })

  it('asks who calls only where that is of use', async () => {
    const authenticate = vi.fn(async () => null)
    const { browser } = createTestPipeline([thing()], { authenticate })
    await browser.post('/api/things', { name: 'A' })
    expect(authenticate).not.toHaveBeenCalled()
  })

  it('by a credential in the header must be JSON also when it has no body', async () => {
    const { browser } = createTestPipeline([thing({ authentication: 'session', body: undefined })])
    const by = async (type: string) =>
      (
        await browser.post('/api/things', undefined, {
          headers: { authorization: 'Bearer good', 'content-type': type },
        })
      ).status
    expect(await by('text/plain')).toBe(415)
    expect(await by('application/json')).toBe(201)
  })
})

describe('the line of the log', () => {
  it('tells how long the call took, to a tenth of a millisecond', async () => {
    const times = [1_000, 1_012.349]
    vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? 0)
    const { browser, log } = createTestPipeline([thing()])
    await browser.post('/api/things', { name: 'A' })
    expect(log[0]?.ms).toBe(12.3)
  })

  it('names nothing that is not known', async () => {
    const nowhere: ActionSession = { ...session, tenantId: null }
    const { browser, log } = createTestPipeline([thing({ authentication: 'session' })], {
      authenticate: async () => nowhere,
      client: () => ({ address: null, key: null, userAgent: '' }),
    })
    await browser.post('/api/things', { name: 'A' })
    await browser.post('/api/things', {})
    const usual = ['requestId', 'action', 'transport', 'method', 'status']
    expect(log.map((line) => Object.keys(line))).toEqual([
      [...usual, 'ms', 'userId'],
      [...usual, 'code', 'ms', 'userId'],
    ])
  })
})
