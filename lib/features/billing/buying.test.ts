import { beforeEach, describe, expect, it } from 'vitest'
import { type Buyer, buyPlan, checkoutId, checkoutOf, newBuyer, pay } from '@/e2e/harness/billing'
import { accessEvents, joinTenant } from '@/e2e/harness/tenants'
import { newRole } from '@/e2e/harness/things'

let world: Buyer['world']
let owner: Buyer['owner']
let state: Buyer['state']
let later: Buyer['later']
beforeEach(async () => void ({ world, owner, state, later } = await newBuyer()))

const setOf = async () =>
  (await owner.get('/api/auth/access-set')).json<{
    plan: string
    entitlements: Record<string, { allowed: boolean; reason?: string }>
  }>()

describe('before anything is bought', () => {
  it('there is the default plan, and all that could be had', async () => {
    const { plans, availableAddOns, ...rest } = await state()
    expect(rest).toMatchObject({
      ...{ plan: 'free', title: 'Free', status: 'none', interval: null, addOns: [] },
      ...{ cancelAtPeriodEnd: false, scheduled: null, subscribed: null },
    })
    expect(plans.find(({ key }) => key === 'pro')?.trialDays, 'a trial').toBe(14)
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
