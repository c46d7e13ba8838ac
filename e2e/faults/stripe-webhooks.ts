import { beforeEach, describe, expect, it } from 'vitest'
import type { StripeApp, StripeBuyer } from '../harness/stripe/app'
import type { Signing } from '../harness/stripe/send-event'

/** What the app makes of what Stripe tells, and of what others tell in its name. */
export function describeStripeWebhooks(app: () => StripeApp): void {
  let buyer: StripeBuyer
  let customer: string
  const secondsAgo = (seconds: number) => Date.now() - seconds * 1_000

  describe('a webhook of Stripe', () => {
    beforeEach(async () => {
      buyer = await app().newBuyer()
      await buyer.pay()
      customer = await buyer.customer()
    })

    it.each<[string, () => Partial<Signing>]>([
      ['signed with another secret', () => ({ secret: 'whsec_ofAnother' })],
      ['without a signature', () => ({ signature: null })],
      ['signed by nobody', () => ({ signature: `t=${Math.floor(Date.now() / 1_000)},v1=${'0'.repeat(64)}` })],
      ['signed 301 s ago', () => ({ at: secondsAgo(301) })],
      ['signed for 301 s later', () => ({ at: secondsAgo(-302) })],
    ])('BIL-1 is refused when it is %s, and nothing is looked up', async (_, signing) => {
      app().stand.requests.length = 0
      const { status, code } = await app().tell({ customer }, signing())
      expect([status, code]).toEqual([400, 'SIGNATURE'])
      expect([await buyer.state(), app().stand.requests]).toMatchObject([{ plan: 'free' }, []])
    })

    it('BIL-1 twin: is taken when it was signed 290 s ago', async () => {
      expect((await app().tell({ customer }, { at: secondsAgo(290) })).status).toBe(200)
      expect(await buyer.state()).toMatchObject({ plan: 'pro' })
    })

    it('BIL-1 is refused when it is of nobody’s customer', async () => {
      const { status, code } = await app().tell({ customer: 'cus_nobody' })
      expect([status, code]).toEqual([404, 'NOT_FOUND'])
    })

    const paid = { id: 'evt_paid', type: 'invoice.paid' }
    const completed = { id: 'evt_completed', type: 'checkout.session.completed' }
    it.each([
      ['the payment first', [paid, paid, completed, completed]],
      ['the purchase first', [completed, completed, paid, paid]],
      ['in turn', [paid, completed, paid, completed]],
      ['in turn, the purchase first', [completed, paid, completed, paid]],
    ])('BIL-3 grants once what is told twice, %s', async (_, events) => {
      for (const { id, type } of events) {
        const { status } = await app().tell({ customer, type, id: `${id}_${customer}` })
        expect(status).toBe(200)
        expect(await granted()).toEqual({ plans: ['pro'], lines: 1 })
      }
      expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'active', addOns: [] })
      expect(await kept()).toEqual([`evt_completed_${customer}`, `evt_paid_${customer}`])
    })

    it('BIL-3 that comes after the end brings nothing back', async () => {
      await buyer.tell('customer.subscription.created')
      for (const one of app().stand.world.subscriptions.values())
        if (one.customer === customer) one.status = 'canceled'
      await buyer.tell('customer.subscription.deleted')
      for (const type of ['created', 'updated']) await buyer.tell(`customer.subscription.${type}`)
      expect(await buyer.state()).toMatchObject({ plan: 'free', status: 'canceled' })
    })
  })

  async function granted() {
    const { sql } = app().instances
    const plans = await sql<{ plan: string }>('SELECT "plan" FROM "tenant_plans" WHERE "tenant_id" = $1', [
      buyer.tenantId,
    ])
    const lines = await sql(
      `SELECT 1 FROM "audit_events" WHERE "tenant_id" = $1 AND "action" = 'billing.sync'`,
      [buyer.tenantId],
    )
    return { plans: plans.map(({ plan }) => plan), lines: lines.length }
  }

  async function kept() {
    const text = 'SELECT "id" FROM "webhook_events" WHERE "tenant_id" = $1 ORDER BY "id"'
    return (await app().instances.sql<{ id: string }>(text, [buyer.tenantId])).map(({ id }) => id)
  }
}
