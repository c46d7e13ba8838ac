import { describe, expect, it } from 'vitest'
import { refused } from '../harness/registry-walk/attempt'
import { truncations } from '../harness/registry-walk/hostile-inputs'
import { mutationsOf } from '../harness/registry-walk/mutations-of'
import { sharedStage } from '../harness/registry-walk/stage'
import { walk } from '../harness/registry-walk/walk'
import { createTestAuth } from '../harness/test-auth'

const mutations = mutationsOf(createTestAuth().actions)

describe.each(mutations)('$method $path', (action) => {
  const stage = sharedStage(action)

  for (const attempt of walk(action).inputs())
    it(attempt.title, async () =>
      expect(await (await stage()).attempt(attempt.alter)).toMatchObject(refused(attempt)),
    )

  it('INJ-7 its own body, cut off after any character', async () => {
    const { call, attempt } = await stage()
    for (const body of truncations(call))
      expect(await attempt((own) => ({ ...own, body })), body).toMatchObject(
        refused({ refusal: 'VALIDATION' }),
      )
  })

  it('INJ-7 the longest and deepest of it, within milliseconds', async () => {
    const { send } = await stage()
    for (const { title, alter } of walk(action)
      .inputs()
      .filter(({ title }) => /thousand|kilobytes/.test(title))) {
      const started = performance.now()
      await send(alter)
      expect(performance.now() - started, title).toBeLessThan(500)
    }
  })

  it('INJ-1 INJ-3 INJ-7 PRV-1 twin: after all that, the body itself is taken', async () => {
    expect((await (await stage()).attempt()).status).toBeLessThan(300)
  })
})
