import { beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../harness/browser'
import { buyPlan, checkoutId, checkoutOf, pay } from '../harness/billing'
import { sharedInstances, type Instances } from '../harness/instances'
import { racePatiently } from '../harness/race-patiently'
import { seedTenant } from '../harness/seeded-tenants'

let instances: Instances
beforeAll(async () => void (instances = await sharedInstances()))

const buyer = async () => (await seedTenant(instances, null)).browser
const invoices = async (browser: Browser) =>
  (await browser.get('/api/billing/invoices')).json<{ items: { total: { amount: number } }[] }>().items
const billing = async (browser: Browser) =>
  (await browser.get('/api/billing')).json<{ plan: string; status: string; addOns: object[] }>()

describe('money over two instances', () => {
  it('a checkout that is paid fifty times is charged once', async () => {
    const browser = await buyer()
    const id = await checkoutOf(browser, 'pro')
    const { byStatus } = await racePatiently(instances, 50, () => pay(browser.copy(), id))
    expect(byStatus).toEqual({ 200: 50 })
    expect((await invoices(browser)).map(({ total }) => total.amount)).toEqual([2_900])
    expect(await billing(browser)).toMatchObject({ plan: 'pro', status: 'active' })
  })

  it('fifty checkouts of one organization that are begun at once are of one customer', async () => {
    const browser = await buyer()
    const { answers } = await racePatiently(instances, 50, () =>
      browser.copy().post('/api/billing/checkout', { plan: 'pro' }),
    )
    const ids = answers.map(checkoutId)
    expect(new Set(ids).size).toBe(50)
    expect(new Set(ids.map((id) => id.slice(0, id.lastIndexOf('_')))).size).toBe(1)
  })

  it('of fifty checkouts that are all paid one is bought', async () => {
    const browser = await buyer()
    const ids: string[] = []
    while (ids.length < 50) ids.push(await checkoutOf(browser, ids.length % 2 ? 'pro' : 'enterprise'))
    await racePatiently(instances, 50, (at) => pay(browser.copy(), ids[at] ?? ''))
    expect(await invoices(browser)).toHaveLength(1)
  })

  it('BIL-7 an add-on that is bought fifty times under one key is bought once', async () => {
    const browser = await buyer()
    await buyPlan(browser)
    const headers = { 'idempotency-key': 'one' }
    const { answers } = await racePatiently(instances, 50, () =>
      browser.copy().post('/api/billing/add-ons', { addOn: 'ai-boost', quantity: 2 }, { headers }),
    )
    // Whoever finds the first still at work for too long is told so, and asks again.
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect((await billing(browser)).addOns).toEqual([{ key: 'ai-boost', quantity: 2 }])
    expect(await invoices(browser)).toHaveLength(2)
  })

  it('a trial that is begun fifty times is had once', async () => {
    const browser = await buyer()
    const begun = await browser.post('/api/billing/checkout', { plan: 'pro', trial: true })
    await racePatiently(instances, 50, () => pay(browser.copy(), checkoutId(begun)))
    expect(await billing(browser)).toMatchObject({ status: 'trialing' })
    await browser.post('/api/billing/cancel')
    const { byStatus } = await racePatiently(instances, 50, () =>
      browser.copy().post('/api/billing/checkout', { plan: 'pro', trial: true }),
    )
    expect(byStatus[200]).toBeUndefined()
  })

  it('BIL-2 one webhook fifty times at once changes nothing, and is kept once', async () => {
    const browser = await buyer()
    await buyPlan(browser)
    const before = await billing(browser)
    const { events } = (await browser.get('/api/dev/billing/events')).json<{ events: { id: string }[] }>()
    const id = events[0]?.id ?? ''
    const { answers } = await racePatiently(instances, 50, () =>
      browser.copy().post(`/api/dev/billing/events/${id}/resend`),
    )
    expect(answers.map((answer) => answer.json())).toEqual(Array(50).fill({ status: 200 }))
    expect(await billing(browser)).toEqual(before)
    expect(await instances.sql('SELECT 1 FROM "webhook_events" WHERE "id" = $1', [id])).toHaveLength(1)
  })

  it('BIL-2 one webhook that is dealt with again and again writes no line about a change', async () => {
    const { id: tenantId, browser } = await seedTenant(instances, null)
    await buyPlan(browser)
    const lines = () =>
      instances.sql('SELECT 1 FROM "audit_events" WHERE "tenant_id" = $1 AND "action" = $2', [
        tenantId,
        'billing.sync',
      ])
    const looks = async () => {
      const text = 'SELECT "looks"::int AS "looks" FROM "billing_accounts" WHERE "tenant_id" = $1'
      return (await instances.sql<{ looks: number }>(text, [tenantId]))[0]?.looks ?? 0
    }
    const before = { lines: (await lines()).length, looks: await looks() }
    const { events } = (await browser.get('/api/dev/billing/events')).json<{ events: { id: string }[] }>()
    const id = events[0]?.id ?? ''
    for (let at = 0; at < 5; at++) {
      await instances.sql('UPDATE "webhook_events" SET "processed_at" = NULL WHERE "id" = $1', [id])
      expect((await browser.post(`/api/dev/billing/events/${id}/resend`)).json()).toEqual({ status: 200 })
    }
    expect(await looks()).toBeGreaterThanOrEqual(before.looks + 5)
    expect(await lines()).toHaveLength(before.lines)
  })

  it('of fifty who cancel at once one does, and of fifty who resume', async () => {
    const browser = await buyer()
    await buyPlan(browser)
    for (const [act, cancelAtPeriodEnd] of [
      ['cancel', true],
      ['resume', false],
    ] as const) {
      const { byStatus } = await racePatiently(instances, 50, () =>
        browser.copy().post(`/api/billing/${act}`),
      )
      expect(byStatus[200], act).toBeGreaterThan(0)
      expect((byStatus[200] ?? 0) + (byStatus[409] ?? 0), act).toBe(50)
      expect(await billing(browser)).toMatchObject({ plan: 'pro', cancelAtPeriodEnd })
    }
  })
})
