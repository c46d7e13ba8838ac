import { describe, expect, it } from 'vitest'
import { createRateLimitStore } from '@/lib/stores/memory/rate-limit-store'
import { refused } from '../harness/registry-walk/attempt'
import { wrongs } from '../harness/registry-walk/order'
import { openStage, sharedStage } from '../harness/registry-walk/stage'
import { walk } from '../harness/registry-walk/walk'
import { createTestAuth } from '../harness/test-auth'

const { actions } = createTestAuth()

/** A store of limits that can be used up, all at once. */
function exhaustible() {
  const store = createRateLimitStore()
  const state = { isUsedUp: false }
  const check: typeof store.check = (...given) =>
    state.isUsedUp
      ? Promise.resolve({ allowed: false, remaining: 0, retryAfterMs: 60_000 })
      : store.check(...given)
  const checkAll: typeof store.checkAll = (...given) =>
    state.isUsedUp ? Promise.resolve([]) : store.checkAll(...given)
  return { state, rateLimitStore: { ...store, check, checkAll } }
}

// What is signed by who sends it is not judged by what a browser sends: it has tests of its own.
describe.each(actions.filter(({ isRaw }) => !isRaw))('$method $path', (action) => {
  const stage = sharedStage(action)
  const found = wrongs(action, actions)

  it.each(found)('refuses with $code what is wrong in that alone', async ({ code, alter }) => {
    expect(await (await stage()).attempt(alter)).toMatchObject(refused({ refusal: code }))
  })

  for (const attempt of walk(action).order(actions))
    it(attempt.title, async () =>
      expect(await (await stage()).attempt(attempt.alter)).toMatchObject(refused(attempt)),
    )

  it('asks the access rule after all of these, and before the limits', async () => {
    const { state, rateLimitStore } = exhaustible()
    const ruled = await openStage(action, { access: { [action.key]: () => false }, rateLimitStore })
    state.isUsedUp = true
    for (const { code, alter } of found)
      expect(await ruled.attempt(alter)).toMatchObject(refused({ refusal: code }))
    expect(await ruled.attempt()).toMatchObject(refused({ refusal: 'FORBIDDEN' }))
  })

  it('twin: passes with nothing wrong', async () => {
    expect((await (await openStage(action)).attempt()).status).toBeLessThan(300)
  })
})

const limited = actions.filter(({ limits = [] }) => limits.some(({ quiet }) => !quiet))

describe.each(limited)('the limits of $method $path', (action) => {
  it('are asked last', async () => {
    const { state, rateLimitStore } = exhaustible()
    const stage = await openStage(action, { rateLimitStore })
    state.isUsedUp = true
    for (const { code, alter } of wrongs(action, actions))
      expect(await stage.attempt(alter)).toMatchObject(refused({ refusal: code }))
    const { answer } = await stage.send()
    expect([answer.status, answer.code, answer.headers.get('retry-after')]).toEqual([
      429,
      'RATE_LIMITED',
      '60',
    ])
    state.isUsedUp = false
    expect((await stage.attempt()).status, 'twin').toBeLessThan(300)
  })
})
