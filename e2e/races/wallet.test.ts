import { beforeAll, describe, expect, it } from 'vitest'
import { sharedInstances, type Instances } from '../harness/instances'
import { racePatiently } from '../harness/race-patiently'
import { seedTenant } from '../harness/seeded-tenants'
import { newProject, newWorkspace } from '../harness/things'

const isLong = process.env.GATEHOUSE_LONG === '1'

let instances: Instances
beforeAll(async () => void (instances = await sharedInstances()))

/** A project of an organization with that plan, and how much of its month is used. */
async function metered(plan: string | null) {
  const { id, browser } = await seedTenant(instances, plan)
  const workspace = await newWorkspace(browser)
  const project = await newProject(browser, workspace.id)
  const consumed = async () => {
    const { limits } = (await browser.get('/api/usage')).json<{
      limits: { key: string; consumed: number }[]
    }>()
    return limits.find(({ key }) => key === 'ai-limit')?.consumed
  }
  const summarize = (key?: string) =>
    browser
      .copy()
      .post(`/api/projects/${project.id}/summary`, {}, { headers: key ? { 'idempotency-key': key } : {} })
  return { id, browser, summarize, consumed }
}

describe('a limit over two instances', () => {
  it('BIL-4 of a hundred more than its limit exactly as many are served as it allows, and none is lost', async () => {
    const { id, summarize, consumed } = await metered(isLong ? 'pro' : null)
    const limit = isLong ? 1_000 : 10
    let served = 0
    let refused = 0
    // The last that is served falls into the middle of a round.
    for (let callers = limit + 100; callers > 0; callers -= 60) {
      const { byStatus } = await racePatiently(instances, Math.min(60, callers), () => summarize())
      served += byStatus[200] ?? 0
      refused += byStatus[403] ?? 0
    }
    expect([served, refused]).toEqual([limit, 100])
    expect(await consumed()).toBe(limit)
    const [row] = await instances.sql<{ amount: string }>(
      'SELECT sum("amount") AS "amount" FROM "consumptions" WHERE "tenant_id" = $1',
      [id],
    )
    expect(Number(row?.amount)).toBe(limit)
  })

  it('BIL-4 of fifty for the last few exactly those few are served', async () => {
    const { summarize, consumed } = await metered(null)
    const { byStatus } = await racePatiently(instances, 50, () => summarize())
    expect(byStatus).toEqual({ 200: 10, 403: 40 })
    expect(await consumed()).toBe(10)
  })

  it('BIL-7 one Idempotency-Key fifty times counts once, and all get the same answer', async () => {
    const { summarize, consumed } = await metered('pro')
    const { answers } = await racePatiently(instances, 50, () => summarize('one'))
    const done = answers.filter(({ status }) => status === 200)
    for (const answer of done) expect(answer.json()).toEqual(done[0]?.json())
    // Whoever finds the first still at work for too long is told so, and asks again.
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(await consumed()).toBe(1)
  })

  it('invitations are counted as exactly, and those that are refused send no mail', async () => {
    const { id, browser } = await metered(null)
    const { byStatus } = await racePatiently(instances, 50, (at) =>
      browser.copy().post('/api/invitations', { email: `guest-${at}-${id}@example.com`, role: 'member' }),
    )
    expect(byStatus).toEqual({ 201: 5, 403: 45 })
    const [row] = await instances.sql<{ count: number }>(
      'SELECT count(*)::int AS "count" FROM "invitations" WHERE "tenant_id" = $1',
      [id],
    )
    expect(row?.count).toBe(5)
  })
})
