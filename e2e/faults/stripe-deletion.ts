import { describe, expect, it } from 'vitest'
import { racePatiently } from '../harness/race-patiently'
import type { StripeApp } from '../harness/stripe/app'

/** Customers that somebody deletes in the dashboard of Stripe. */
export function describeStripeDeletion(app: () => StripeApp): void {
  describe('a customer who was deleted at Stripe', () => {
    it.each([
      ['told of', true],
      ['not told of', false],
    ])('has nothing any more and becomes one other, of fifty who ask at once: %s', async (_, isTold) => {
      const { instances, stand } = app()
      const buyer = await app().newBuyer()
      await buyer.buy()
      const before = await buyer.customer()
      stand.deleteCustomer(before)
      if (isTold) {
        await buyer.tell('customer.deleted')
        expect(await buyer.state()).toMatchObject({ plan: 'free', subscribed: null })
      }
      const { byStatus } = await racePatiently(instances, 50, () =>
        buyer.browser.copy().post('/api/billing/checkout', { plan: 'pro' }),
      )
      expect(byStatus).toEqual({ 200: 50 })
      const after = await buyer.customer()
      const mine = [...stand.world.customers.values()].filter(
        ({ metadata }) => metadata.tenantId === buyer.tenantId,
      )
      expect(mine.map(({ id }) => id)).toEqual([before, after])
      await buyer.buy()
      expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
      expect((await app().tell({ customer: before })).status, 'who is nobody now').toBe(404)
    })
  })
}
