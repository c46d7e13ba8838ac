import { beforeEach, describe, expect, it } from 'vitest'
import { buyPlan, checkoutId, checkoutOf, pay } from '@/e2e/harness/billing'
import type { Browser } from '@/e2e/harness/browser'
import { heldPlan } from '@/e2e/harness/plans'
import { accessEvents, joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { newRole } from '@/e2e/harness/things'
import { access } from '@/lib/config/access'
import type { BillingState } from './state'

let world: TestAuth
let owner: Browser
let tenantId: string
beforeEach(async () => {
  world = createTestAuth()
  const { browser, tenant } = await newTenant(world, undefined, undefined, null)
  owner = browser
  tenantId = tenant.id
})

const state = async () => (await owner.get('/api/billing')).json<BillingState>()
const addOn = (key: string, quantity = 1, headers = {}) =>
  owner.post('/api/billing/add-ons', { addOn: key, quantity }, { headers })
/** As `POST /api/dev/clock` does. */
const later = async (duration: Parameters<typeof world.clock.advance>[0]) => {
  world.clock.advance(duration)
  await world.simulator.tick()
  await world.signIn('ada@example.com', undefined, owner)
}
const setOf = async () =>
  (await owner.get('/api/auth/access-set')).json<{
    plan: string
    addOns: string[]
    entitlements: Record<string, { allowed: boolean; reason?: string }>
  }>()

describe('before anything is bought', () => {
  it('there is the default plan, and all that could be had', async () => {
    const { plans, availableAddOns, ...rest } = await state()
    expect(rest).toMatchObject({
      ...{ plan: 'free', title: 'Free', status: 'none', interval: null, addOns: [] },
      ...{ cancelAtPeriodEnd: false, scheduled: null },
    })
    expect(plans.map(({ key, current }) => [key, current])).toEqual([
      ['free', true],
      ['pro', false],
      ['enterprise', false],
    ])
    expect(availableAddOns.map(({ key, compatible }) => [key, compatible])).toEqual([
      ['ai-boost', false],
      ['extra-invites', true],
    ])
  })

  it('there is no card, and what is bought brings one', async () => {
    const card = async () =>
      (await owner.get('/api/billing/payment-method')).json<{ paymentMethod: object | null }>().paymentMethod
    expect(await card()).toBeNull()
    await buyPlan(owner)
    expect(await card()).toMatchObject({ last4: '4242' })
  })

  it('what a plan gives is refused with the plans that give it', async () => {
    expect((await owner.post('/api/roles', { title: 'x', permissions: [] })).error).toMatchObject({
      ...{ code: 'FORBIDDEN', reason: 'plan_required', meta: { requiredPlans: ['pro', 'enterprise'] } },
    })
    const { plan, entitlements } = await setOf()
    expect([plan, entitlements['roles:manage']?.reason]).toEqual(['free', 'plan_required'])
  })

  it('nothing can be canceled, resumed or paid by a card on file', async () => {
    for (const act of ['cancel', 'resume', 'portal'])
      expect((await owner.post(`/api/billing/${act}`)).code, act).toBe('CONFLICT')
    const change = await owner.post('/api/billing/change-plan', { plan: 'pro' })
    expect(change.code).toBe('CONFLICT')
    expect((await owner.get('/api/billing/invoices')).json()).toEqual({ items: [], nextCursor: null })
  })

  it('only who manages billing sees any of it', async () => {
    const { browser } = await joinTenant(world, owner, undefined, 'admin')
    const answers = [
      await browser.get('/api/billing'),
      await browser.get('/api/billing/invoices'),
      await browser.post('/api/billing/checkout', { plan: 'pro' }),
    ]
    for (const { status, error } of answers)
      expect([status, error?.permission, error?.reason]).toEqual([403, 'billing:manage', 'role_required'])
  })
})

describe('buying a plan', () => {
  it('works at once, and tells every open page', async () => {
    const id = await checkoutOf(owner, 'pro')
    expect((await state()).plan, 'nothing is bought by going to pay').toBe('free')
    const paid = await pay(owner, id)
    expect([paid.status, paid.json<{ url: string }>().url]).toEqual([
      200,
      expect.stringContaining('/t/acme/billing'),
    ])
    expect(await state()).toMatchObject({ plan: 'pro', status: 'active', interval: 'month' })
    expect((await setOf()).entitlements['roles:manage']?.allowed).toBe(true)
    await newRole(owner, 'support')
    expect(accessEvents(world)).toContainEqual(['plan_changed', null])
  })

  it('is not done with a card that is declined, and can be tried with another', async () => {
    const id = await checkoutOf(owner, 'pro', 'year')
    const declined = await pay(owner, id, { card: 'decline' })
    expect([declined.status, declined.code]).toEqual([402, 'PAYMENT_DECLINED'])
    expect(await state()).toMatchObject({ plan: 'free', status: 'none' })
    expect((await pay(owner, id)).status).toBe(200)
    expect(await state()).toMatchObject({ plan: 'pro', interval: 'year' })
  })

  it('is done when the bank has asked, and not before', async () => {
    const id = await checkoutOf(owner, 'pro')
    expect((await pay(owner, id, { card: 'confirm' })).json()).toMatchObject({ next: 'confirm' })
    expect((await state()).plan).toBe('free')
    expect((await pay(owner, id, { confirm: true })).status).toBe(200)
    expect((await state()).plan).toBe('pro')
  })

  it('is charged once, however often it is paid', async () => {
    const id = await checkoutOf(owner, 'pro')
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(owner.copy(), id)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { items } = (await owner.get('/api/billing/invoices')).json<{ items: { total: object }[] }>()
    expect(items.map(({ total }) => total)).toEqual([{ amount: 2_900, currency: 'usd' }])
  })

  it('the same Idempotency-Key leads to the same page', async () => {
    const begin = (key: string, plan = 'pro') =>
      owner.post('/api/billing/checkout', { plan }, { headers: { 'idempotency-key': key } })
    const [one, same, other] = [await begin('a'), await begin('a'), await begin('b')]
    expect(same.text).toBe(one.text)
    expect(checkoutId(other), 'twin').not.toBe(checkoutId(one))
    expect((await begin('a', 'enterprise')).code).toBe('IDEMPOTENCY_CONFLICT')
  })

  it.each([
    [{ plan: 'gold' }, 'plan'],
    [{ plan: 'constructor' }, 'plan'],
    [{ plan: 'ai-boost' }, 'plan'],
    [{ plan: 'free' }, 'plan'],
    [{ plan: 'pro', interval: 'quarter' }, 'interval'],
    [{ plan: 'enterprise', trial: true }, 'trial'],
  ])('refuses %o', async (body, path) => {
    const { status, error } = await owner.post('/api/billing/checkout', body)
    expect([status, error?.issues?.[0]?.path]).toEqual([400, path])
  })

  it('refuses what is there already', async () => {
    await buyPlan(owner)
    expect((await owner.post('/api/billing/checkout', { plan: 'pro' })).code).toBe('CONFLICT')
    expect((await owner.post('/api/billing/checkout', { plan: 'pro', interval: 'year' })).status).toBe(200)
  })
})

describe('a trial', () => {
  const begin = () => owner.post('/api/billing/checkout', { plan: 'pro', trial: true })

  it('gives the plan for its days, and is charged when they are over', async () => {
    expect((await pay(owner, checkoutId(await begin()))).status).toBe(200)
    expect(await state()).toMatchObject({ plan: 'pro', status: 'trialing' })
    await later('15d')
    expect(await state()).toMatchObject({ plan: 'pro', status: 'active', trialEndsAt: null })
  })

  it('is had once', async () => {
    await pay(owner, checkoutId(await begin()))
    await owner.post('/api/billing/cancel')
    await later('15d')
    expect(await state()).toMatchObject({ plan: 'free', status: 'canceled' })
    expect((await begin()).code).toBe('CONFLICT')
    expect((await state()).plans.every(({ trialDays }) => trialDays === null)).toBe(true)
  })
})

describe('changing the plan', () => {
  beforeEach(() => buyPlan(owner))
  const change = (plan: string, interval = 'month') =>
    owner.post('/api/billing/change-plan', { plan, interval })
  const preview = async (plan: string, interval = 'month') =>
    (await owner.get(`/api/billing/change-plan?plan=${plan}&interval=${interval}`)).json<
      Record<string, unknown> & { charge: { dueNow: number } }
    >()

  it('upward holds at once, for what was said before, and keeps what periods are counted from', async () => {
    await later('10d')
    const before = await state()
    const said = await preview('enterprise')
    expect(said).toMatchObject({
      ...{ when: 'now', gains: [], loses: [], dropsAddOns: [] },
      limits: [
        { key: 'ai-limit', before: 1_000, after: -1 },
        { key: 'invite-limit', before: 50, after: -1 },
      ],
    })
    const after = (await change('enterprise')).json<BillingState>()
    expect(after).toMatchObject({ plan: 'enterprise', currentPeriod: before.currentPeriod })
    const { items } = (await owner.get('/api/billing/invoices')).json<{
      items: { total: { amount: number } }[]
    }>()
    expect(items[0]?.total.amount).toBe(said.charge.dueNow)
    expect(said.charge.dueNow).toBeGreaterThan(0)
    expect(said.charge.dueNow).toBeLessThan(19_900)
  })

  it('downward holds from the end of what was paid for on, and can be taken back', async () => {
    await change('enterprise')
    const down = (await change('pro')).json<BillingState>()
    expect(down).toMatchObject({
      plan: 'enterprise',
      scheduled: { plan: 'pro', interval: 'month', at: down.currentPeriod.end },
    })
    expect((await owner.post('/api/billing/resume')).json()).toMatchObject({ scheduled: null })
    await change('pro')
    await later('32d')
    expect(await state()).toMatchObject({ plan: 'pro', scheduled: null, status: 'active' })
  })

  it('tells what is lost, and which add-ons do not go with it', async () => {
    await addOn('ai-boost', 2)
    expect(await preview('enterprise')).toMatchObject({ dropsAddOns: [] })
    expect((await owner.get('/api/billing/change-plan?plan=free')).error?.issues?.[0]?.path).toBe('plan')
  })

  it('with a card that is declined changes nothing', async () => {
    const [customer] = await world.simulator.customers(1)
    await world.simulator.setFails(customer?.id ?? '', true)
    expect((await change('enterprise')).code).toBe('PAYMENT_DECLINED')
    expect((await state()).plan).toBe('pro')
  })
})

describe('add-ons', () => {
  it('of an organization with a plan are there at once, and as many as were bought', async () => {
    await buyPlan(owner)
    expect((await addOn('ai-boost', 2)).json()).toMatchObject({ addOns: [{ key: 'ai-boost', quantity: 2 }] })
    const { limits } = (await owner.get('/api/usage')).json<{ limits: { key: string; max: number }[] }>()
    expect(limits.find(({ key }) => key === 'ai-limit')?.max).toBe(11_000)
    expect(accessEvents(world)).toContainEqual(['addon_changed', null])
    expect((await addOn('ai-boost', 0)).json()).toMatchObject({ addOns: [] })
  })

  it('without one are paid on the page of the provider', async () => {
    const begun = await addOn('extra-invites')
    expect((await pay(owner, checkoutId(begun))).status).toBe(200)
    expect(await state()).toMatchObject({
      ...{ plan: 'free', status: 'active' },
      addOns: [{ key: 'extra-invites', quantity: 1 }],
    })
  })

  it('need the plan that they work with', async () => {
    const refused = await addOn('ai-boost')
    expect([refused.code, refused.error?.requires]).toEqual(['CONFLICT', ['pro', 'enterprise']])
    await buyPlan(owner)
    expect((await addOn('ai-boost')).status, 'twin').toBe(200)
  })

  it.each([
    ['ai-boost', -1],
    ['ai-boost', 1.5],
    ['ai-boost', 2 ** 53],
    ['extra-invites', 2],
    ['pro', 1],
    ['nothing', 1],
  ])('BIL-5 refuses %s × %d', async (key, quantity) => {
    await buyPlan(owner)
    expect((await addOn(key, quantity)).code).toBe('VALIDATION')
  })

  it('BIL-5 twin: takes any whole quantity, and 0 to have none', async () => {
    await buyPlan(owner)
    for (const quantity of [1, 3, 1_000, 0]) expect((await addOn('ai-boost', quantity)).status).toBe(200)
  })

  it('BIL-7 the same key adds once, and with another quantity it is a conflict', async () => {
    await buyPlan(owner)
    const headers = { 'idempotency-key': 'k' }
    const [one, same] = [await addOn('ai-boost', 1, headers), await addOn('ai-boost', 1, headers)]
    expect([one.status, same.text]).toEqual([200, one.text])
    expect((await addOn('ai-boost', 2, headers)).code).toBe('IDEMPOTENCY_CONFLICT')
  })
})

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
