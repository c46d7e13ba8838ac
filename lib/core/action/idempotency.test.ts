import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { createFakeIdempotencyStore } from '@/e2e/harness/fake-idempotency-store'
import { createFakeClock } from '@/e2e/harness/fake-time'
import { createTestPipeline, thing } from '@/e2e/harness/test-pipeline'
import { AppError } from '../errors'
import type { AnyAction } from './action'
import { once } from './idempotency'

/** Something that is made at each run, and fails while `broken` says so. */
function createWorld(changes: Partial<AnyAction> = {}) {
  const state = { made: 0, broken: false }
  const clock = createFakeClock()
  const store = createFakeIdempotencyStore()
  const make = thing({
    authentication: 'session',
    idempotent: true,
    async handler({ name }) {
      await new Promise((resolve) => setImmediate(resolve))
      if (state.broken) throw new AppError('SLUG_TAKEN', 'Taken.')
      return { status: 201, body: { name, number: ++state.made } }
    },
    ...changes,
  })
  const { browser } = createTestPipeline([make], { clock, idempotency: store })
  browser.cookies.set('sid', 'good')
  const send = (key: string | null, name = 'A', path = '/api/things') =>
    browser.post(path, { name }, { headers: { 'idempotency-key': key } })
  return { state, clock, store, send }
}

describe('an Idempotency-Key', () => {
  it('answers the same request with the first result, and does nothing again', async () => {
    const { state, send } = createWorld()
    const [first, second] = [await send('k1'), await send('k1')]
    expect([first.status, first.json()]).toEqual([201, { name: 'A', number: 1 }])
    expect([second.status, second.json(), state.made]).toEqual([201, { name: 'A', number: 1 }, 1])
    expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
  })

  it('is another key for every request without one', async () => {
    const { state, send } = createWorld()
    await send(null)
    await send(null)
    expect(state.made).toBe(2)
  })

  it('BIL-7 is refused with another body', async () => {
    const { state, send } = createWorld()
    await send('k1')
    const other = await send('k1', 'B')
    expect([other.status, other.code, state.made]).toEqual([409, 'IDEMPOTENCY_CONFLICT', 1])
    expect((await send('k2', 'B')).status).toBe(201)
  })

  it('gives fifty requests at once one result', async () => {
    const { state, send } = createWorld()
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('k1')))
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['{"name":"A","number":1}']))
    expect(state.made).toBe(1)
  })

  it('is free again when the request failed', async () => {
    const { state, send } = createWorld()
    state.broken = true
    expect((await send('k1')).code).toBe('SLUG_TAKEN')
    state.broken = false
    expect((await send('k1')).status).toBe(201)
  })

  it('belongs to a path with its parameters', async () => {
    const { state, send } = createWorld({ path: '/api/things/:id', params: z.object({ id: z.string() }) })
    await send('k1', 'A', '/api/things/1')
    await send('k1', 'A', '/api/things/2')
    expect(state.made).toBe(2)
  })

  it('lives for a day', async () => {
    const { state, clock, send } = createWorld()
    await send('k1')
    clock.advance(86_400_000 - 1)
    await send('k1')
    expect(state.made).toBe(1)
    clock.advance(1)
    await send('k1')
    expect(state.made).toBe(2)
  })

  it.each(['', ' ', 'a b', 'x'.repeat(256)])('is refused when it is none: %j', async (key) => {
    const { state, send } = createWorld()
    expect((await send(key)).code).toBe('VALIDATION')
    expect(state.made).toBe(0)
    expect((await send('x'.repeat(255))).status).toBe(201)
  })

  it('tells a repetition to wait while the first run goes on and on, and lets the next one run when it has died', async () => {
    const { state, clock, store, send } = createWorld()
    await send('k1')
    for (const run of store.runs.values()) run.response = null
    const waiting = await send('k1')
    expect([waiting.status, waiting.code, waiting.headers.get('retry-after')]).toEqual([409, 'CONFLICT', '1'])
    clock.advance(30_000)
    expect((await send('k1')).status).toBe(201)
    expect(state.made).toBe(2)
  })
})

describe('once', () => {
  it('keeps the answer with the work, so that a death right after it changes nothing', async () => {
    const { state, store, send } = createWorld({
      handler: async (_, context) => {
        const reply = { status: 201, body: { number: ++state.made } }
        await once(context, store, () => Promise.resolve(reply))
        throw new Error('died')
      },
    })
    expect((await send('k1')).status).toBe(500)
    expect((await send('k1')).json()).toEqual({ number: 1 })
    expect(state.made).toBe(1)
  })

  it('undoes the work of a run whose key another one has taken over', async () => {
    const { store, send } = createWorld({
      handler: (_, context) => {
        for (const run of store.runs.values()) run.id = 'another'
        return once(context, store, () => Promise.resolve({ status: 201, body: {} }))
      },
    })
    expect((await send('k1')).code).toBe('CONFLICT')
    expect((await send(null)).status).toBe(201)
  })
})

it('refuses to mount an idempotent action where nobody keeps keys', () => {
  const make = thing({ authentication: 'session', idempotent: true })
  expect(() => createTestPipeline([make])).toThrow('make is idempotent')
  expect(() => createTestPipeline([thing({ idempotent: true })])).toThrow('make needs a session')
})
