import { beforeEach, describe, expect, it } from 'vitest'
import type { StripeApp, StripeBuyer } from '../harness/stripe/app'

/** What becomes of a plan while it is not paid for. */
export function describeStripePayments(app: () => StripeApp): void {
  let buyer: StripeBuyer
  const subscribed = { plan: 'pro', title: 'Pro' }

  describe('a payment that fails at Stripe', () => {
    beforeEach(async () => void (buyer = await app().newBuyer()))

    it('leaves the plan while it is tried again, takes it when that is given up, and brings it back when it is paid', async () => {
      const subscription = await buyer.buy()
      const [invoice] = [...app().stand.world.invoices.values()].filter(
        (one) => one.subscription === subscription.id,
      )
      const at = app().stand.world.now + 86_400
      Object.assign(invoice ?? {}, { status: 'open', next_payment_attempt: at })
      subscription.status = 'past_due'
      await buyer.tell('invoice.payment_failed')
      const nextAttemptAt = new Date(at * 1_000).toISOString()
      expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'past_due', nextAttemptAt })

      subscription.status = 'unpaid'
      await buyer.tell()
      expect(await buyer.state()).toMatchObject({ plan: 'free', status: 'unpaid', subscribed })
      const charges = app().stand.world.charges.length
      for (const [act, body] of [
        ['checkout', { plan: 'enterprise' }],
        ['change-plan', { plan: 'enterprise' }],
        ['add-ons', { addOn: 'extra-invites' }],
      ] as const)
        expect((await buyer.act(act, body)).code, act).toBe('CONFLICT')
      expect(app().stand.world.charges).toHaveLength(charges)

      Object.assign(invoice ?? {}, { status: 'paid', next_payment_attempt: null })
      subscription.status = 'active'
      await buyer.tell('invoice.paid')
      expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active', nextAttemptAt: null })
    })

    it('charges nothing and changes nothing where something was added or changed', async () => {
      await buyer.buy()
      const before = await buyer.state()
      app().stand.world.isDeclining = true
      try {
        for (const [act, body] of [
          ['change-plan', { plan: 'enterprise' }],
          ['add-ons', { addOn: 'ai-boost' }],
        ] as const) {
          const { status, code } = await buyer.act(act, body)
          expect([status, code], act).toEqual([402, 'PAYMENT_DECLINED'])
        }
      } finally {
        app().stand.world.isDeclining = false
      }
      await buyer.tell()
      expect(await buyer.state()).toEqual(before)
    })

    it('of the first period gives nothing, and what is never paid is over', async () => {
      const subscription = await buyer.pay()
      subscription.status = 'incomplete'
      await buyer.tell('customer.subscription.created')
      expect(await buyer.state()).toMatchObject({ plan: 'free', status: 'incomplete', subscribed: null })
      subscription.status = 'incomplete_expired'
      await buyer.tell()
      expect(await buyer.state()).toMatchObject({ plan: 'free', status: 'canceled' })
      await buyer.buy()
      expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
    })

    it('at the end of a trial without a card gives nothing until it goes on', async () => {
      const subscription = await buyer.buy({ plan: 'pro', trial: true })
      subscription.status = 'paused'
      await buyer.tell('customer.subscription.paused')
      expect(await buyer.state()).toMatchObject({ plan: 'free', status: 'unpaid', subscribed })
      subscription.status = 'active'
      await buyer.tell('customer.subscription.resumed')
      expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
    })
  })
}
