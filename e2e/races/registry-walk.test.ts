import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRegistry } from '@/lib/core/action/registry'
import type { Browser } from '../harness/browser'
import { startInstances, type Instances } from '../harness/instances'
import { newAddress, signUpVerified } from '../harness/people'
import { ask, outcomeOf, refused, send, type Call } from '../harness/registry-walk/attempt'
import { exampleCall } from '../harness/registry-walk/example-call'
import { inTurn } from '../harness/registry-walk/in-turn'
import { methodMatrix, nearPaths, pathOf } from '../harness/registry-walk/methods'
import { mutationsOf } from '../harness/registry-walk/mutations-of'
import { walk } from '../harness/registry-walk/walk'
import { createTestAuth } from '../harness/test-auth'

const { actions } = createTestAuth()
const mutations = mutationsOf(actions).map((action, turn) => ({ ...action, action, turn }))
const matrix = methodMatrix(actions)
const registry = createRegistry(actions)

let instances: Instances
let browser: Browser
beforeAll(async () => {
  instances = await startInstances()
  ;({ browser } = await signUpVerified(instances))
})
afterAll(() => instances.stop())

/** Rows of every table that a refused call must leave alone. */
async function rows(): Promise<unknown> {
  return instances.sql(`select (select count(*) from users) users, (select count(*) from audit_events) events,
    (select count(*) from sessions where revoked_at is null) sessions, (select count(*) from rate_limits) limits`)
}

/** Headers by which requests have gone round a proxy, or asked a router for something else. */
const disguises: Record<string, string>[] = [
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-nextjs-data': '1' },
  { 'Next-Action': 'x' },
]

describe('the built app', () => {
  it.each(mutations)(
    'CSR-1 CSR-2 CSR-3 CSR-4 CSR-5 CSR-8 refuses $method $path',
    async ({ action, turn }) => {
      const before = await rows()
      for (const attempt of inTurn(walk(action, instances.appUrl).csrf(), turn, 4)) {
        const outcome = outcomeOf(await send(browser, exampleCall(action), attempt.alter))
        // What is wrong with the input is found after what is wrong with the caller.
        if (attempt.refusal !== 'VALIDATION') expect(outcome, attempt.title).toMatchObject(refused(attempt))
      }
      expect(await rows()).toEqual(before)
    },
  )

  it.each(mutations)(
    'CSR-1 CSR-2 CSR-3 CSR-4 CSR-5 CSR-8 twin: lets $method $path past that check',
    async ({ action, turn }) => {
      for (const twin of inTurn(walk(action, instances.appUrl).csrfTwins(), turn, 4)) {
        const stranger = instances.browser({ address: newAddress() })
        // Nothing is done: the body is not right, or nobody is signed in.
        const call: Call = { ...exampleCall(action), body: { 'no-such-field': 1 } }
        const { code } = outcomeOf(await send(stranger, call, twin.alter))
        expect(['VALIDATION', 'UNAUTHENTICATED'], twin.title).toContain(code)
      }
    },
  )

  it.each(mutations)('CSR-6 INJ-9 is taken in by no header: $method $path', async ({ action }) => {
    for (const disguise of disguises) {
      const headers = { ...disguise, origin: 'https://evil.example' }
      const outcome = outcomeOf(await send(browser, { ...exampleCall(action), headers }))
      expect(outcome, JSON.stringify(disguise)).toMatchObject(refused({ refusal: 'CSRF' }))
    }
  })

  it.each(matrix.filter(({ serves }) => !serves).map((asked, turn) => ({ ...asked, turn })))(
    'answers $method $path with 405',
    async ({ path, method, allow, turn }) => {
      for (const headers of [{}, ...inTurn(disguises, turn, disguises.length)]) {
        const answer = await ask(browser, method, path, { headers })
        const { status, faults } = outcomeOf({ method, answer })
        expect([status, faults], JSON.stringify(headers)).toEqual([405, []])
        expect(answer.headers.get('allow')?.split(', ')).toEqual(allow)
      }
    },
  )

  it.each(actions)('RAT-4 INJ-9 knows one spelling of $path', async (action) => {
    const path = pathOf(action)
    for (const [turn, near] of nearPaths(path).entries()) {
      if (/\/:\w+(\.\w+)?$/.test(action.path) && near.split('/').length === path.split('/').length) continue
      for (const headers of inTurn<Record<string, string>>([{}, { RSC: '1' }], turn, 2)) {
        const { status, text } = await ask(browser, action.method, near, { headers })
        // Where a neighbour takes a parameter, it is that neighbour's path, for other methods.
        const others = registry.match(action.method, near)
        const isNeighbours = !others.found && others.allow.length > 0
        const allowed = isNeighbours ? [405] : [308, 400, 404]
        expect(allowed, `${action.method} ${near}: ${status} ${text.slice(0, 80)}`).toContain(status)
      }
    }
  })
})
