import { describe, expect, it } from 'vitest'
import { wayForward } from './way-forward'

const owner = { slug: 'acme', mayBill: true, here: '/t/acme/projects/1' }
const member = { slug: 'acme', mayBill: false, here: '/t/acme/projects/1' }
const wanted = 'export:pdf'

describe('for whoever manages billing', () => {
  it.each([
    ['plan_required', 'Upgrade'],
    ['limit_reached', 'Raise the limit'],
  ] as const)('%s is for sale, and leads back to where they were', (reason, label) => {
    const href = '/t/acme/billing?needs=export%3Apdf&return=%2Ft%2Facme%2Fprojects%2F1'
    expect(wayForward({ entitlement: wanted, reason }, owner)).toEqual({ label, href, isForSale: true })
  })
})

describe('for everybody else', () => {
  it.each([
    ['plan_required', 'Owners can change the plan.'],
    ['limit_reached', 'Owners can raise the limit.'],
  ] as const)('%s names who can', (reason, hint) => {
    const way = wayForward({ entitlement: wanted, reason }, member)
    expect(way).toEqual({ label: 'Ask an owner', href: '/t/acme/team', hint })
  })
})

it('leads to people where a role is missing, and nowhere outside of tenants', () => {
  expect(wayForward({ entitlement: wanted, reason: 'role_required' }, member)).toMatchObject({
    label: 'See who can help',
  })
  expect(wayForward({ entitlement: wanted, reason: 'plan_required' }, { ...owner, slug: null })).toBeNull()
})

it('says nothing of what is switched off, or of what nothing is known about', () => {
  expect(wayForward({ entitlement: wanted, reason: 'flag_disabled' }, owner)).toBe('hidden')
  expect(wayForward({ entitlement: wanted, reason: undefined }, owner)).toBe('hidden')
})
