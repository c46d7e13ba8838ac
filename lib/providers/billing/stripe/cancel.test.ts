import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openStripe, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

const later = { plan: 'pro', interval: 'month', dropAddOns: [], when: 'period_end' } as const

describe('cancel and resume', () => {
  it('ends with the period, until that is taken back', async () => {
    const { provider, customerId, buy } = test
    await buy('team')
    const before = await provider.subscription(customerId)
    await provider.cancel(customerId, 'cancel')
    expect(await provider.subscription(customerId)).toEqual({ ...before, cancelAtPeriodEnd: true })
    await provider.resume(customerId, 'resume')
    expect(await provider.subscription(customerId)).toEqual(before)
  })

  it('takes back a change that is scheduled', async () => {
    const { provider, customerId, buy } = test
    await buy('team')
    const before = await provider.subscription(customerId)
    await provider.changePlan(customerId, later, 'later')
    await provider.resume(customerId, 'resume')
    expect(await provider.subscription(customerId)).toEqual(before)
  })

  it('ends also what was to change', async () => {
    const { provider, customerId, buy } = test
    await buy('team')
    await provider.changePlan(customerId, later, 'later')
    await provider.cancel(customerId, 'cancel')
    expect(await provider.subscription(customerId)).toMatchObject({
      ...{ plan: 'team', cancelAtPeriodEnd: true, scheduled: null },
    })
  })

  it.each(['cancel', 'resume'] as const)('does %s once, however often the key comes', async (verb) => {
    const { stand, provider, customerId, buy } = test
    await buy('team')
    if (verb === 'resume') await provider.cancel(customerId, 'before')
    stand.fateOf = ({ method }) => (method === 'POST' ? 'dropAfter' : null)
    expect(await codeOf(provider[verb](customerId, 'key'))).toBe('UNAVAILABLE')
    stand.fateOf = null
    await provider[verb](customerId, 'key')
    await provider[verb](customerId, 'key')
    expect((await provider.subscription(customerId))?.cancelAtPeriodEnd).toBe(verb === 'cancel')
  })

  it('refuses a customer who has none', async () => {
    const { provider, customerId } = test
    expect(await codeOf(provider.cancel(customerId, 'cancel'))).toBe('CONFLICT')
    expect(await codeOf(provider.resume(customerId, 'resume'))).toBe('CONFLICT')
  })
})
