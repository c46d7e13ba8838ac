import { expect, it } from 'vitest'
import type { BillingState } from '@/lib/features/billing/state'
import { hasLivePlan, planActOf } from './plan-act'
import { billingStateOf, unpaidPro } from './state-for-tests'

const bought = { plan: 'pro', status: 'active', interval: 'month' } as const
const end = '2026-12-22T00:00:00.000Z'

function planOf(key: string): BillingState['plans'][number] {
  const plan = billingStateOf().plans.find((one) => one.key === key)
  if (!plan) throw new Error(`no plan ${key}`)
  return plan
}

function acts(changes: Partial<BillingState>, interval: 'month' | 'year' = 'month') {
  const state = billingStateOf(changes)
  return Object.fromEntries(state.plans.map((plan) => [plan.key, planActOf(state, plan, interval)]))
}

it('offers to buy where nothing is bought, with a trial where there is one', () => {
  expect(acts({})).toEqual({
    free: { kind: 'current' },
    pro: { kind: 'choose', words: 'Try Pro for 14 days' },
    enterprise: { kind: 'choose', words: 'Choose Enterprise' },
  })
})

it('offers to change a subscription, its interval too, and leads to canceling for what costs nothing', () => {
  expect(acts(bought)).toEqual({
    free: { kind: 'cancel' },
    pro: { kind: 'current' },
    enterprise: { kind: 'choose', words: 'Change to Enterprise' },
  })
  expect(acts(bought, 'year').pro).toEqual({ kind: 'choose', words: 'Pay by the year' })
})

it('says from when what is planned holds', () => {
  const scheduled = { plan: 'pro', interval: 'month', at: end } as const
  expect(acts({ ...bought, plan: 'enterprise', scheduled }).pro).toEqual({ kind: 'scheduled', at: end })
  expect(acts({ ...bought, cancelAtPeriodEnd: true }).free).toEqual({ kind: 'scheduled', at: end })
})

it('sells anew what was canceled, and what was never paid', () => {
  for (const status of ['canceled', 'incomplete'] as const) {
    expect(acts({ status }).enterprise).toEqual({ kind: 'choose', words: 'Choose Enterprise' })
  }
})

it('offers no plan while the subscription is unpaid: it is paid or canceled first', () => {
  const none = { kind: 'none' }
  expect(acts(unpaidPro)).toEqual({ free: none, pro: none, enterprise: none })
  expect(hasLivePlan(billingStateOf(unpaidPro))).toBe(true)
})

it('sells a plan beside add-ons alone, without a way back to what costs nothing', () => {
  const state = billingStateOf({ status: 'active', interval: 'month' })
  expect(planActOf(state, { ...planOf('pro'), trialDays: null }, 'month')).toEqual({
    kind: 'choose',
    words: 'Choose Pro',
  })
  expect(planActOf(state, planOf('free'), 'month')).toEqual({ kind: 'current' })
  expect(hasLivePlan(state)).toBe(false)
})

it('takes the plan that is subscribed to for the one of now, where another was given', () => {
  const given = { ...bought, plan: 'enterprise', subscribed: { plan: 'pro', title: 'Pro' } } as const
  expect(acts(given).pro).toEqual({ kind: 'current' })
})

it('offers nothing that is not sold so', () => {
  const state = billingStateOf()
  const plan = { ...billingStateOf().plans[1], price: { currency: 'usd', month: 100, year: null } }
  expect(planActOf(state, plan as BillingState['plans'][number], 'year')).toEqual({ kind: 'none' })
})
