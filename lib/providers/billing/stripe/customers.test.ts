import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openStripe, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => void (test = await openStripe()))
afterEach(() => test.stand.stop())

describe('a customer', () => {
  it('is there until it is deleted', async () => {
    const { stand, provider, customerId } = test
    expect(await provider.hasCustomer(customerId)).toBe(true)
    stand.deleteCustomer(customerId)
    expect(await provider.hasCustomer(customerId)).toBe(false)
  })

  it('of another account is not there', async () => {
    expect(await test.provider.hasCustomer('cus_nobody')).toBe(false)
  })

  it('that is deleted has nothing, and nothing can be sold to it', async () => {
    const { stand, provider, customerId } = test
    await test.buy('pro')
    stand.deleteCustomer(customerId)
    expect(await provider.subscription(customerId)).toBeNull()
    expect(await provider.paymentMethod(customerId)).toBeNull()
    expect(await codeOf(provider.cancel(customerId, 'key'))).toBe('CONFLICT')
    expect(await codeOf(test.buy('pro'))).toBe('CONFLICT')
  })
})
