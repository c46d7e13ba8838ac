import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openStripe, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

describe('reportUsage', () => {
  it('tells the meter of the limit, once for each key', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    const usage = { limit: 'ai-limit', quantity: 7, at: (stand.world.now + 90) * 1_000 + 500 }
    await provider.reportUsage(customerId, usage, 'key')
    await provider.reportUsage(customerId, usage, 'key')
    await provider.reportUsage(customerId, { ...usage, quantity: 2 }, 'other')
    expect([...stand.world.meterEvents]).toEqual([
      ['key', eventOf(customerId, 7, stand.world.now + 90)],
      ['other', eventOf(customerId, 2, stand.world.now + 90)],
    ])
  })

  it('is told once when the answer is lost', async () => {
    const { stand, provider, customerId, buy } = test
    await buy('pro')
    const usage = { limit: 'ai-limit', quantity: 7, at: stand.world.now * 1_000 }
    stand.fateOf = ({ method }) => (method === 'POST' ? 'dropAfter' : null)
    expect(await codeOf(provider.reportUsage(customerId, usage, 'key'))).toBe('UNAVAILABLE')
    stand.fateOf = null
    await provider.reportUsage(customerId, usage, 'key')
    expect(stand.world.meterEvents.size).toBe(1)
  })

  it('charges with the next invoice what is told late', async () => {
    const { stand, provider, customerId, buy } = test
    const id = await buy('pro')
    const before = stand.world.now
    stand.enterNextPeriod(id)
    await provider.reportUsage(customerId, { limit: 'ai-limit', quantity: 7, at: before * 1_000 }, 'key')
    expect(stand.world.meterEvents.get('key')?.timestamp).toBe(stand.world.now)
  })

  it('refuses what no meter counts', async () => {
    const { provider, customerId } = test
    const usage = { limit: 'seats', quantity: 1, at: 0 }
    expect(await codeOf(provider.reportUsage(customerId, usage, 'key'))).toBe('CONFLICT')
  })
})

function eventOf(customerId: string, value: number, timestamp: number) {
  const payload = { stripe_customer_id: customerId, value: String(value) }
  return { event_name: 'ai-limit', timestamp, payload }
}
