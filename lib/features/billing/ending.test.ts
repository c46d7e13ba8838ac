import { beforeEach, describe, expect, it } from 'vitest'
import { type Buyer, buyPlan, checkoutId, customerOf, newBuyer, pay } from '@/e2e/harness/billing'
import { heldPlan } from '@/e2e/harness/plans'
import { newTenant } from '@/e2e/harness/tenants'
import { access } from '@/lib/config/access'

let world: Buyer['world']
let owner: Buyer['owner']
let tenantId: Buyer['tenantId']
let state: Buyer['state']
let later: Buyer['later']
beforeEach(async () => void ({ world, owner, tenantId, state, later } = await newBuyer()))

const setOf = async () =>
  (await owner.get('/api/auth/access-set')).json<{
    plan: string
    entitlements: Record<string, { allowed: boolean; reason?: string }>
  }>()

describe('the end of a subscription', () => {
  beforeEach(() => buyPlan(owner))

  it('comes with what was paid for, and can be taken back before', async () => {
    const { currentPeriod } = await state()
    expect((await owner.post('/api/billing/cancel')).json()).toMatchObject({
      ...{ plan: 'pro', cancelAtPeriodEnd: true, currentPeriod },
    })
    expect((await owner.post('/api/billing/cancel')).code).toBe('CONFLICT')
    expect((await owner.post('/api/billing/resume')).json()).toMatchObject({ cancelAtPeriodEnd: false })
    await owner.post('/api/billing/cancel')
    await later('32d')
    expect(await state()).toMatchObject({ plan: 'free', status: 'canceled', interval: null })
    expect((await setOf()).entitlements['roles:manage']?.reason).toBe('plan_required')
  })

  it('holds at its minute, also if nobody tells', async () => {
    await owner.post('/api/billing/cancel')
    world.clock.advance('32d')
    await world.signIn('ada@example.com', undefined, owner)
    expect((await setOf()).plan).toBe('free')
  })

  it('comes when a card fails for too long, and not at once', async () => {
    const [customer] = await world.simulator.customers(1)
    await world.simulator.setFails(customer?.id ?? '', true)
    await later('31d')
    const overdue = await state()
    expect([overdue.status, overdue.plan]).toEqual(['past_due', 'pro'])
    expect(Date.parse(overdue.nextAttemptAt ?? '')).toBeGreaterThan(world.clock.now())
    await later('10d')
    expect(await state()).toMatchObject({ status: 'canceled', plan: 'free' })
  })

  it('given up and kept, as Stripe may be set to, it is paid or canceled, and not charged for more', async () => {
    await giveUp()
    expect(await state()).toMatchObject({
      ...{ status: 'unpaid', plan: 'free', title: 'Free', subscribed: { plan: 'pro', title: 'Pro' } },
    })
    const answers = [
      await owner.get('/api/billing/change-plan?plan=pro'),
      await owner.post('/api/billing/change-plan', { plan: 'enterprise' }),
      await owner.post('/api/billing/checkout', { plan: 'enterprise' }),
      await owner.post('/api/billing/add-ons', { addOn: 'extra-invites', quantity: 1 }),
    ]
    for (const { code, text } of answers) {
      expect(code).toBe('CONFLICT')
      expect(text).toContain('unpaid')
    }
    expect((await owner.post('/api/billing/portal')).status, 'twin').toBe(200)
    expect((await owner.post('/api/billing/cancel')).status, 'twin').toBe(200)
  })

  it('leaves what was promised, given and used', async () => {
    await world.tenancy.subscriptions.updateOverrides(tenantId, { 'ai-limit': { max: 77 } })
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('extra-invites'))
    await owner.post('/api/billing/cancel')
    await later('32d')
    const { limits } = (await owner.get('/api/usage')).json<{ limits: { key: string; max: number }[] }>()
    expect(limits.map(({ key, max }) => [key, max])).toEqual([
      ['ai-limit', 77],
      ['invite-limit', 30],
    ])
  })

  it('a plan that was given has no price, and one that was bought that of its terms', async () => {
    expect((await state()).price).toMatchObject({ month: 2_900 })
    const old = heldPlan('pro', { anchor: world.clock.now() })
    const terms = { ...old.terms, price: { month: 1_900, year: null } }
    await world.tenancy.subscriptions.assign(tenantId, { ...old, terms, version: 'old' })
    expect((await state()).price).toEqual({ currency: 'usd', month: 1_900, year: null })
    await world.tenancy.subscriptions.assign(tenantId, heldPlan('enterprise'))
    expect((await state()).price).toBeNull()
  })

  it('and a new beginning works', async () => {
    await owner.post('/api/billing/cancel')
    await later('32d')
    await buyPlan(owner, 'enterprise')
    expect(await state()).toMatchObject({ plan: 'enterprise', status: 'active' })
  })
})

describe('the end of a trial', () => {
  const reasonOf = async () => (await setOf()).entitlements['export:pdf']?.reason

  it('whose payment is declined gives all of it while it is tried again, and nothing when that is given up', async () => {
    const begun = await owner.post('/api/billing/checkout', { plan: 'pro', trial: true })
    await pay(owner, checkoutId(begun))
    expect(await state()).toMatchObject({ plan: 'pro', status: 'trialing' })
    await world.simulator.setFails(await customerOf(world), true)
    await later('15d')
    expect(await state()).toMatchObject({ plan: 'pro', status: 'past_due' })
    expect(await reasonOf()).toBeUndefined()
    await later('6d')
    expect(await state()).toMatchObject({ plan: 'free', status: 'canceled', nextAttemptAt: null })
    expect(await reasonOf()).toBe('plan_required')
    const refused = await owner.post('/api/billing/checkout', { plan: 'pro', trial: true })
    expect(refused.code, 'there is one trial').toBe('CONFLICT')
  })
})

describe('invoices', () => {
  it('are listed by page, and can be had on paper by this organization alone', async () => {
    await buyPlan(owner)
    await later('31d')
    const first = (await owner.get('/api/billing/invoices?limit=1')).json<Page>()
    const second = (await owner.get(`/api/billing/invoices?limit=1&cursor=${first.nextCursor}`)).json<Page>()
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([1, 1, null])
    const id = first.items[0]?.id
    const pdf = await owner.get(`/api/billing/invoices/${id}.pdf`)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const eve = await newTenant(world, 'eve@example.com', 'Globex', null)
    expect((await eve.browser.get(`/api/billing/invoices/${id}.pdf`)).status).toBe(404)
    await buyPlan(eve.browser)
    expect((await eve.browser.get(`/api/billing/invoices/${id}.pdf`)).status).toBe(404)
  })
})

type Page = { items: { id: string }[]; nextCursor: string | null }

it('every plan and add-on that is sold has a price', () => {
  for (const plan of Object.values(access.plans)) expect(plan.price.month, plan.key).not.toBeNull()
})

/** As if the provider had said that every attempt to charge has failed, and that it keeps the subscription. */
async function giveUp(): Promise<void> {
  const of = { tenantId, provider: 'simulator' }
  const { billing, subscriptions } = world.tenancy
  const [account, look] = [await billing.account(of), await billing.beginSync(of)]
  if (!account?.subscription || look === null) throw new Error('nothing was bought')
  const unpaid = { ...account.subscription, status: 'unpaid' as const }
  await world.tenancy.inTenant(tenantId, (stores) =>
    stores.billing.applySync(of, look, unpaid, world.clock.now()),
  )
  await subscriptions.remove(tenantId, 'pro')
}
