import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOnStripe, type StripeApp } from '../harness/stripe/app'
import { describeStripeBuying } from './stripe-buying'
import { describeStripeDeletion } from './stripe-deletion'
import { describeStripePayments } from './stripe-payments'
import { describeStripeWebhooks } from './stripe-webhooks'

let app: StripeApp
beforeAll(async () => void (app = await startOnStripe()))
afterAll(() => app?.stop())

it('what is sold is made at Stripe by the command, once', async () => {
  const buyer = await app.newBuyer()
  const early = await buyer.act('checkout', { plan: 'pro' })
  expect([early.status, early.error?.message]).toEqual([503, expect.stringContaining('not set up')])
  const first = await app.command('sync-plans')
  expect([first.code, first.err]).toEqual([0, ''])
  expect(first.out).toMatch(/^made product gatehouse_pro$/m)
  expect(first.out).toMatch(/^made price extra-invites:\w+:year$/m)
  const { products, prices } = app.stand.world
  expect([products.size, prices.size]).toEqual([4, 8])
  expect(await app.command('sync-plans')).toEqual({
    ...{ code: 0, err: '', out: 'All that is sold is there already.\n' },
  })
  expect([products.size, prices.size]).toEqual([4, 8])
})

describeStripeBuying(() => app)
describeStripePayments(() => app)
describeStripeWebhooks(() => app)
describeStripeDeletion(() => app)
