import { beforeEach, describe, expect, it } from 'vitest'
import type { StripeApp, StripeBuyer } from '../harness/stripe/app'

/** What an organization does about its subscription, from the page to pay on to the end. */
export function describeStripeBuying(app: () => StripeApp): void {
  let buyer: StripeBuyer

  const charged = async () => {
    const customer = await buyer.customer()
    const { charges } = app().stand.world
    return charges.filter((charge) => charge.customer === customer).map(({ amount }) => amount)
  }
  const mayExport = async () => {
    const { entitlements } = (await buyer.browser.get('/api/auth/access-set')).json<{
      entitlements: Record<string, { allowed: boolean }>
    }>()
    return entitlements['export:pdf']?.allowed
  }

  describe('a plan that is sold by Stripe', () => {
    beforeEach(async () => void (buyer = await app().newBuyer()))

    it('is had once it is paid, with an invoice and the card, and not before', async () => {
      const { url } = (await buyer.act('checkout', { plan: 'pro' })).json<{ url: string }>()
      expect(url).toMatch(/^https:\/\/checkout\.stripe\.com\//)
      expect([await buyer.state(), await mayExport()]).toMatchObject([
        { plan: 'free', status: 'none' },
        false,
      ])
      app().stand.pay(url)
      await buyer.tell('checkout.session.completed')
      expect([await buyer.state(), await mayExport()]).toMatchObject([
        { plan: 'pro', status: 'active' },
        true,
      ])
      const { items } = (await buyer.browser.get('/api/billing/invoices')).json<{ items: { id: string }[] }>()
      expect(items).toMatchObject([{ status: 'paid', total: { amount: 2_900, currency: 'usd' } }])
      const pdf = await buyer.browser.get(`/api/billing/invoices/${items[0]?.id}.pdf`)
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
      expect((await buyer.browser.get('/api/billing/payment-method')).json()).toMatchObject({
        paymentMethod: { last4: '4242' },
      })
      const portal = await buyer.act('portal')
      expect(portal.json<{ url: string }>().url).toMatch(/^https:\/\/billing\.stripe\.com\//)
    })

    it('is tried without money first', async () => {
      await buyer.buy({ plan: 'pro', trial: true })
      expect([await buyer.state(), await charged()]).toMatchObject([{ plan: 'pro', status: 'trialing' }, []])
    })

    it('has add-ons, in the number that is wanted', async () => {
      await buyer.buy()
      for (const [quantity, total] of [
        [1, 3_900],
        [3, 5_900],
        [0, 5_900],
      ] as const) {
        const answer = await buyer.act('add-ons', { addOn: 'ai-boost', quantity })
        const addOns = quantity > 0 ? [{ key: 'ai-boost', quantity }] : []
        expect([answer.status, answer.json()], `${quantity}`).toMatchObject([200, { addOns }])
        expect((await charged()).reduce((sum, amount) => sum + amount)).toBe(total)
      }
    })

    it('is changed at once for more, and with the period for less, which can be taken back', async () => {
      const { id } = await buyer.buy()
      const preview = await buyer.browser.get('/api/billing/change-plan?plan=enterprise')
      expect(preview.json()).toMatchObject({ when: 'now', charge: { credit: 2_900, dueNow: 17_000 } })
      expect((await buyer.act('change-plan', { plan: 'enterprise' })).json()).toMatchObject({
        ...{ plan: 'enterprise', scheduled: null },
      })
      expect(await charged()).toEqual([2_900, 17_000])
      const scheduled = { plan: 'pro', interval: 'month' }
      const down = () => buyer.act('change-plan', { plan: 'pro' })
      expect((await down()).json()).toMatchObject({ plan: 'enterprise', scheduled })
      expect((await buyer.act('resume')).json()).toMatchObject({ plan: 'enterprise', scheduled: null })
      expect((await down()).json()).toMatchObject({ scheduled })
      app().stand.enterNextPeriod(id)
      await buyer.tell()
      expect(await buyer.state()).toMatchObject({ plan: 'pro', scheduled: null, status: 'active' })
    })

    it('is canceled, kept after all, and canceled again, until its period is over', async () => {
      const subscription = await buyer.buy()
      for (const [act, cancelAtPeriodEnd] of [
        ['cancel', true],
        ['resume', false],
        ['cancel', true],
      ] as const) {
        const answer = await buyer.act(act)
        expect([answer.status, answer.json()]).toMatchObject([200, { plan: 'pro', cancelAtPeriodEnd }])
        expect((await buyer.act(act)).code, 'it is so already').toBe('CONFLICT')
      }
      subscription.status = 'canceled'
      await buyer.tell('customer.subscription.deleted')
      expect([await buyer.state(), await mayExport()]).toMatchObject([
        { plan: 'free', status: 'canceled' },
        false,
      ])
      await buyer.buy()
      expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active' })
    })
  })
}
