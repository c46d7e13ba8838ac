import { expect, it } from 'vitest'
import type { BillingState } from '@/lib/features/billing/state'
import { planActOf } from './plan-act'
import { billingStateOf } from './state-for-tests'

const bought = { plan: 'pro', status: 'active', interval: 'month' } as const
const end = '2026-12-22T00:00:00.000Z'

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

it('offers nothing that is not sold so', () => {
  const state = billingStateOf()
  const plan = { ...billingStateOf().plans[1], price: { currency: 'usd', month: 100, year: null } }
  expect(planActOf(state, plan as BillingState['plans'][number], 'year')).toEqual({ kind: 'none' })
})
