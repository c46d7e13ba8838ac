import { expect, it } from 'vitest'
import type { BillingState } from '@/lib/features/billing/state'
import { billingStateOf } from './state-for-tests'
import { upgradeOptions } from './upgrade-options'

const bought = { plan: 'pro', status: 'active', interval: 'month' } as const

function options(
  changes: Partial<BillingState>,
  entitlement: string,
  reason: 'plan_required' | 'limit_reached',
) {
  return upgradeOptions(billingStateOf(changes), { entitlement, reason }).map(
    ({ kind, offer, ...option }) => [kind, offer.key, ...('quantity' in option ? [option.quantity] : [])],
  )
}

it('against a missing plan: those that give it', () => {
  expect(options({}, 'export:pdf', 'plan_required')).toEqual([
    ['plan', 'pro'],
    ['plan', 'enterprise'],
  ])
  expect(options({}, 'tenant:update', 'plan_required')).toEqual([])
})

it('against a limit: add-ons that work with the plan, and larger plans', () => {
  expect(options({}, 'ai:generate', 'limit_reached')).toEqual([
    ['plan', 'pro'],
    ['plan', 'enterprise'],
  ])
  expect(options({}, 'members:invite', 'limit_reached')).toEqual([
    ['addOn', 'extra-invites', 1],
    ['plan', 'pro'],
    ['plan', 'enterprise'],
  ])
  expect(options(bought, 'ai:generate', 'limit_reached')).toEqual([
    ['addOn', 'ai-boost', 1],
    ['plan', 'enterprise'],
  ])
})

it('counts what is there already, and sells once what can be had once', () => {
  const addOns = [
    { key: 'ai-boost', quantity: 2 },
    { key: 'extra-invites', quantity: 1 },
  ]
  expect(options({ ...bought, addOns }, 'ai:generate', 'limit_reached')[0]).toEqual(['addOn', 'ai-boost', 3])
  expect(options({ ...bought, addOns }, 'members:invite', 'limit_reached')).toEqual([['plan', 'enterprise']])
})

it('says whether a subscription is changed by it', () => {
  const need = { entitlement: 'export:pdf', reason: 'plan_required' } as const
  expect(upgradeOptions(billingStateOf(), need).every(({ isChange }) => !isChange)).toBe(true)
  const addOnsAlone = billingStateOf({ status: 'active', interval: 'month' })
  for (const state of [billingStateOf(bought), addOnsAlone]) {
    const changes = upgradeOptions(state, { entitlement: 'ai:generate', reason: 'limit_reached' })
    expect(changes.map(({ isChange }) => isChange)).toContain(true)
    expect(changes.every(({ isChange }) => isChange)).toBe(true)
  }
})

it('offers nothing while the subscription is unpaid', () => {
  expect(options({ status: 'unpaid', interval: 'month' }, 'export:pdf', 'plan_required')).toEqual([])
})
