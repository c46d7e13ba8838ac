import { expect, it } from 'vitest'
import { pageStanding } from './page-standing'

it('is open to whoever may', () => {
  expect(pageStanding({ allowed: true, meta: {} })).toBe('open')
})

it('is locked where a plan alone is missing', () => {
  const meta = { requiredPlans: ['pro'] }
  expect(pageStanding({ allowed: false, reason: 'plan_required', meta })).toBe('locked')
})

it('is hidden where a role is missing, with a plan or without', () => {
  const meta = { requiredPlans: ['pro'], requiredRoles: ['owner'] }
  expect(pageStanding({ allowed: false, reason: 'plan_required', meta })).toBe('hidden')
  expect(pageStanding({ allowed: false, reason: 'role_required', meta })).toBe('hidden')
})

it('is hidden for what nobody knows, and for what is switched off', () => {
  expect(pageStanding({ allowed: false, meta: {} })).toBe('hidden')
  expect(pageStanding({ allowed: false, reason: 'flag_disabled', meta: {} })).toBe('hidden')
})
