import { describe, expect, it } from 'vitest'
import { createRegistry } from '@/lib/core/action/registry'
import type { Browser } from '../harness/browser'
import { outcomeOf, refused } from '../harness/registry-walk/attempt'
import { methodMatrix, nearPaths } from '../harness/registry-walk/methods'
import { mutationsOf } from '../harness/registry-walk/mutations-of'
import { openStage, sharedStage } from '../harness/registry-walk/stage'
import { walk } from '../harness/registry-walk/walk'
import { signedIn } from '../harness/successful-calls'
import { createTestAuth } from '../harness/test-auth'

const { actions } = createTestAuth()
const mutations = mutationsOf(actions)
const reads = actions.filter(({ method }) => method === 'GET')
const matrix = methodMatrix(actions)
const registry = createRegistry(actions)

describe('a method that a path does not serve', () => {
  let opened: Promise<Browser> | undefined
  const someone = () => (opened ??= signedIn(createTestAuth()))

  it.each(matrix.filter(({ serves }) => !serves))('$method $path', async ({ path, method, allow }) => {
    const answer = await (await someone()).send(method, path)
    const outcome = outcomeOf({ method, answer })
    if (method === 'HEAD') expect([outcome.status, outcome.faults, answer.text]).toEqual([405, [], ''])
    else expect(outcome).toMatchObject(refused({ refusal: 'METHOD_NOT_ALLOWED' }))
    expect(answer.headers.get('allow')?.split(', ')).toEqual(allow)
  })

  it('twin: those that Allow names are served', async () => {
    const browser = await signedIn(createTestAuth())
    for (const { path, method } of matrix.filter(({ serves }) => serves))
      expect((await browser.send(method, path)).status, `${method} ${path}`).not.toBe(405)
  })
})

describe.each(reads)('HEAD $path', (action) => {
  it('has the headers of GET and no body', async () => {
    const stage = await openStage(action)
    const { answer: get } = await stage.send()
    const { answer: head } = await stage.send((call) => ({ ...call, method: 'HEAD' }))
    expect([head.status, head.text]).toEqual([get.status, ''])
    for (const name of ['content-type', 'cache-control', 'x-content-type-options'])
      expect(head.headers.get(name), name).toBe(get.headers.get(name))
  })
})

describe.each(mutations)('what may be sent to $method $path', (action) => {
  const stage = sharedStage(action)

  for (const attempt of walk(action).content())
    it(attempt.title, async () =>
      expect(await (await stage()).attempt(attempt.alter)).toMatchObject(refused(attempt)),
    )

  for (const twin of walk(action).contentTwins())
    it(twin.title, async () =>
      expect((await (await openStage(action)).attempt(twin.alter)).status).toBeLessThan(300),
    )
})

describe('RAT-4 a path has one spelling', () => {
  it.each(actions)('$method $path', async (action) => {
    const stage = await openStage(action)
    const [path = '', query] = stage.call.path.split('?')
    for (const near of nearPaths(path)) {
      // The last place may be a parameter, and then `sessions/` + anything is an id like any other.
      if (/\/:\w+(\.\w+)?$/.test(action.path) && near.split('/').length === path.split('/').length) continue
      const outcome = await stage.attempt((call) => ({ ...call, path: near + (query ? `?${query}` : '') }))
      const match = registry.match('TRACE', near)
      const isId = !match.found && match.allow.length > 0
      expect(outcome, near).toMatchObject(refused({ refusal: isId ? 'METHOD_NOT_ALLOWED' : 'NOT_FOUND' }))
    }
    expect((await stage.attempt()).status, 'twin').toBeLessThan(300)
  })
})
