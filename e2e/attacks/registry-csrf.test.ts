import { describe, expect, it } from 'vitest'
import { refused } from '../harness/registry-walk/attempt'
import { asGet } from '../harness/registry-walk/csrf'
import { mutationsOf } from '../harness/registry-walk/mutations-of'
import { openStage, sharedStage } from '../harness/registry-walk/stage'
import { walk } from '../harness/registry-walk/walk'
import { createTestAuth } from '../harness/test-auth'

const mutations = mutationsOf(createTestAuth().actions)

describe.each(mutations)('$method $path', (action) => {
  const stage = sharedStage(action)

  for (const attempt of walk(action).csrf())
    it(attempt.title, async () =>
      expect(await (await stage()).attempt(attempt.alter)).toMatchObject(refused(attempt)),
    )

  it('CSR-6 a GET that is called something else changes nothing', async () => {
    const { status, writes, cookies, faults } = await (await stage()).attempt(asGet(action))
    // Where the path answers GET too, that may take other words than these.
    expect([200, 400, 405]).toContain(status)
    expect({ writes, cookies, faults }).toEqual({ writes: [], cookies: [], faults: [] })
  })

  for (const twin of walk(action).csrfTwins())
    it(twin.title, async () => {
      const { status, faults } = await (await openStage(action)).attempt(twin.alter)
      expect([status < 300, faults]).toEqual([true, []])
    })

  it('CSR-1 CSR-2 CSR-3 CSR-4 CSR-5 twin: after all that, the call itself still succeeds', async () => {
    expect((await (await stage()).attempt()).status).toBeLessThan(300)
  })
})
