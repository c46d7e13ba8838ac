import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { accessEvents, joinTenant, newTenant } from '@/e2e/harness/tenants'
import { heldPlan } from '@/e2e/harness/plans'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { newProject, newWorkspace } from '@/e2e/harness/things'
import type { UsageHistory } from './history'
import type { Usage } from './read'

let world: TestAuth
let owner: Browser
let tenantId: string
let path: string
beforeEach(async () => {
  world = createTestAuth()
  const { browser, tenant } = await newTenant(world, undefined, undefined, null)
  owner = browser
  tenantId = tenant.id
  const workspace = await newWorkspace(browser)
  path = `/api/projects/${(await newProject(browser, workspace.id)).id}`
})

const summarize = (browser = owner, headers = {}) => browser.post(`${path}/summary`, {}, { headers })
const spend = async (times: number) => {
  for (let at = 0; at < times; at++) expect((await summarize()).status).toBe(200)
}
const used = async (key: string) => {
  const { limits } = (await owner.get('/api/usage')).json<Usage>()
  return limits.find((limit) => limit.key === key)
}

describe('POST /api/projects/:id/summary', () => {
  it('answers a summary, and what is left of the month', async () => {
    const answer = await summarize()
    const usage = { key: 'ai-limit', max: 10, consumed: 1, remaining: 9 }
    expect([answer.status, answer.json()]).toMatchObject([200, { usage }])
    expect(answer.json<{ summary: string }>().summary).toContain('Launch')
    expect(await used('ai-limit')).toMatchObject({ ...usage, entitlement: 'ai:generate', per: 'month' })
  })

  it('is refused at the limit, with what it is and when it ends, and works again in the next month', async () => {
    await spend(10)
    const refused = await summarize()
    const resetsAt = (await used('ai-limit'))?.resetsAt
    expect([refused.status, refused.error]).toMatchObject([
      403,
      {
        ...{ code: 'FORBIDDEN', permission: 'ai:generate', reason: 'limit_reached' },
        meta: { limit: { key: 'ai-limit', max: 10, consumed: 10, remaining: 0, resetsAt } },
      },
    ])
    world.clock.advance('31d')
    await world.signIn('ada@example.com', undefined, owner)
    expect((await summarize()).json()).toMatchObject({ usage: { consumed: 1 } })
  })

  it('works at once when the plan gives more', async () => {
    await spend(10)
    world.clock.advance('10s')
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('pro', { anchor: world.clock.now() }))
    expect((await summarize()).json()).toMatchObject({ usage: { max: 1_000, consumed: 1 } })
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('enterprise'))
    expect((await summarize()).json(), 'without a limit there is nothing to tell').toMatchObject({
      usage: null,
    })
  })

  it('BIL-6 the same Idempotency-Key counts once', async () => {
    const headers = { 'idempotency-key': 'one' }
    const answers = [await summarize(owner, headers), await summarize(owner, headers)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[1]?.text).toBe(answers[0]?.text)
    expect((await used('ai-limit'))?.consumed).toBe(1)
    await summarize(owner, { 'idempotency-key': 'two' })
    expect((await used('ai-limit'))?.consumed, 'twin').toBe(2)
  })

  it('counts nothing when it comes to nothing', async () => {
    world.breakAudit('project.summarize')
    expect((await summarize()).status).toBe(500)
    expect((await used('ai-limit'))?.consumed).toBe(0)
  })

  it('BIL-4 of many at once exactly as many as there are left are served', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => summarize(owner.copy())))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect((await used('ai-limit'))?.consumed).toBe(10)
  })

  it('BIL-4 twin: while there are some left, everybody at once is served', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => summarize(owner.copy())))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect((await used('ai-limit'))?.remaining).toBe(1)
  })

  it('tells open pages when the last one is used up, and not before', async () => {
    const told = () => accessEvents(world).filter(([type]) => type === 'limit_changed')
    await spend(9)
    expect(told()).toEqual([])
    await spend(1)
    expect(told()).toEqual([['limit_changed', null]])
  })

  it('tells open pages once when what is included is used up, and once when nothing more can be paid for', async () => {
    const free = heldPlan('free', { anchor: world.clock.now() })
    const overage = { amount: 1, per: 1, cap: 3 }
    const limits = free.terms.limits.map((limit) => ({ ...limit, overage }))
    await world.tenancy.subscriptions.assign(tenantId, { ...free, terms: { ...free.terms, limits } })
    const told = () => accessEvents(world).filter(([type]) => type === 'limit_changed').length
    const before = told()
    await spend(10)
    expect(told() - before).toBe(1)
    await spend(2)
    expect(told() - before, 'it goes on, paid for by use').toBe(1)
    await spend(1)
    expect(told() - before).toBe(2)
    expect((await summarize()).status).toBe(403)
  })
})

describe('invitations', () => {
  const invite = (email: string) => owner.post('/api/invitations', { email, role: 'member' })
  const inviteAll = async () => {
    for (let at = 0; at < 5; at++) expect((await invite(`p${at}@example.com`)).status).toBe(201)
  }

  it('are limited by the month, and those that are not sent do not count', async () => {
    await inviteAll()
    expect((await invite('p5@example.com')).error).toMatchObject({
      ...{ permission: 'members:invite', reason: 'limit_reached' },
      meta: { limit: { key: 'invite-limit', max: 5, consumed: 5 } },
    })
    expect((await owner.get('/api/invitations')).json<{ items: unknown[] }>().items).toHaveLength(5)
  })

  it('can still be seen, sent again and taken back at the limit', async () => {
    await inviteAll()
    const { items } = (await owner.get('/api/invitations')).json<{ items: { id: string }[] }>()
    world.clock.advance('1h')
    await world.signIn('ada@example.com', undefined, owner)
    expect((await owner.post(`/api/invitations/${items[0]?.id}/resend`)).status).toBe(200)
    expect((await owner.delete(`/api/invitations/${items[1]?.id}`)).status).toBe(204)
    expect((await used('invite-limit'))?.consumed).toBe(5)
  })

  it('of a list go as far as the limit does, and each line is told', async () => {
    const addresses = Array.from({ length: 7 }, (_, at) => `p${at}@example.com`).join('\n')
    const { results } = (await owner.post('/api/invitations/bulk', { addresses, role: 'member' })).json<{
      results: { outcome: string }[]
    }>()
    const outcomes = results.map(({ outcome }) => outcome)
    expect(outcomes).toEqual([...Array(5).fill('invited'), 'over_limit', 'over_limit'])
    expect((await used('invite-limit'))?.consumed).toBe(5)
  })

  it('that were already made are not counted twice', async () => {
    expect((await invite('p@example.com')).status).toBe(201)
    expect((await invite('p@example.com')).status).toBe(409)
    expect((await used('invite-limit'))?.consumed).toBe(1)
  })
})

describe('GET /api/usage', () => {
  it('is for every member, and of this organization alone', async () => {
    await spend(2)
    const { browser } = await joinTenant(world, owner)
    const { limits } = (await browser.get('/api/usage')).json<Usage>()
    expect(limits.map(({ key, consumed }) => [key, consumed])).toEqual([
      ['ai-limit', 2],
      ['invite-limit', 1],
    ])
    const eve = await newTenant(world, 'eve@example.com', 'Globex', null)
    const theirs = (await eve.browser.get('/api/usage')).json<Usage>()
    expect(theirs.limits.map(({ consumed }) => consumed)).toEqual([0, 0])
  })

  it('adds what add-ons add, and what was promised', async () => {
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('pro'))
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('ai-boost', { quantity: 2 }))
    await world.tenancy.subscriptions.updateOverrides(tenantId, { 'invite-limit': { max: 70 } })
    expect([await used('ai-limit'), await used('invite-limit')]).toMatchObject([{ max: 11_000 }, { max: 70 }])
  })

  it('says what was used beyond what was included then, whatever is included since', async () => {
    const free = heldPlan('free', { anchor: world.clock.now() })
    const held = (max: number) => {
      const limits = free.terms.limits.map((limit) => ({
        ...limit,
        max,
        overage: { amount: 3, per: 1, cap: 9 },
      }))
      return { ...free, terms: { ...free.terms, limits } }
    }
    await world.tenancy.subscriptions.assign(tenantId, held(2))
    await spend(4)
    expect((await used('ai-limit'))?.overage).toMatchObject({ used: 2, cost: 6, most: 5 })
    await world.tenancy.subscriptions.assign(tenantId, held(5))
    expect((await used('ai-limit'))?.overage).toMatchObject({ used: 2, cost: 6, most: 8 })
    await spend(1)
    const told = () => accessEvents(world).filter(([type]) => type === 'limit_changed').length
    const before = told()
    await spend(1)
    expect(told() - before, 'nothing more can be paid for').toBe(1)
    expect((await used('ai-limit'))?.overage, 'the cap holds for the period').toMatchObject({ used: 3 })
    expect((await summarize()).error?.reason).toBe('limit_reached')
  })

  it('says nothing of what has no limit', async () => {
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('enterprise'))
    expect((await owner.get('/api/usage')).json<Usage>().limits).toEqual([])
  })
})

describe('GET /api/usage/history', () => {
  it('tells who used what on which day, to those who pay for it', async () => {
    const { browser, userId } = await joinTenant(world, owner, undefined, 'admin')
    await spend(1)
    world.clock.advance('1d')
    await world.signIn('bob@example.com', undefined, browser)
    await summarize(browser)
    await summarize(browser)
    await world.signIn('ada@example.com', undefined, owner)
    const { days, people } = (await owner.get('/api/usage/history')).json<{
      days: { entitlement: string; amount: number }[]
      people: { userId: string; amount: number; entitlement: string }[]
    }>()
    const summaries = days.filter(({ entitlement }) => entitlement === 'ai:generate')
    expect(summaries.map(({ amount }) => amount)).toEqual([1, 2])
    expect(people[0]).toMatchObject({ userId, amount: 2, entitlement: 'ai:generate' })
    expect((await browser.get('/api/usage/history')).error?.permission).toBe('billing:manage')
  })

  it('tells it of what the plan does not limit, too', async () => {
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('enterprise'))
    await spend(2)
    const { days, people } = (await owner.get('/api/usage/history')).json<UsageHistory>()
    expect(days).toMatchObject([{ entitlement: 'ai:generate', amount: 2 }])
    expect(people).toMatchObject([{ entitlement: 'ai:generate', amount: 2 }])
  })
})
