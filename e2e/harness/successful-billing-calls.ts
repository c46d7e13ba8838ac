import type { Answer, Browser } from './browser'
import { buyPlan, checkoutOf, customerOf, sendWebhook } from './billing'
import type { TestAuth } from './test-auth'

type Calls = Record<string, (world: TestAuth) => Promise<Answer>>

/** A way to make each action about money and use succeed, by its key. */
export function successfulBillingCalls(owner: (world: TestAuth) => Promise<Browser>): Calls {
  const subscribed = (call: (browser: Browser) => Promise<Answer>) => async (world: TestAuth) => {
    const browser = await owner(world)
    await buyPlan(browser)
    return call(browser)
  }
  return {
    readBilling: async (world) => (await owner(world)).get('/api/billing'),
    checkout: async (world) => (await owner(world)).post('/api/billing/checkout', { plan: 'pro' }),
    changePlan: subscribed((browser) =>
      browser.post('/api/billing/change-plan', { plan: 'enterprise', interval: 'year' }),
    ),
    previewPlanChange: subscribed((browser) => browser.get('/api/billing/change-plan?plan=enterprise')),
    setAddOn: subscribed((browser) =>
      browser.post('/api/billing/add-ons', { addOn: 'ai-boost', quantity: 2 }),
    ),
    cancelSubscription: subscribed((browser) => browser.post('/api/billing/cancel')),
    resumeSubscription: subscribed(async (browser) => {
      await browser.post('/api/billing/cancel')
      return browser.post('/api/billing/resume')
    }),
    openBillingPortal: subscribed((browser) => browser.post('/api/billing/portal')),
    readPaymentMethod: subscribed((browser) => browser.get('/api/billing/payment-method')),
    listInvoices: subscribed((browser) => browser.get('/api/billing/invoices?limit=10')),
    readInvoicePdf: subscribed(async (browser) => {
      const { items } = (await browser.get('/api/billing/invoices')).json<{ items: { id: string }[] }>()
      return browser.get(`/api/billing/invoices/${items[0]?.id}.pdf`)
    }),
    readUsage: async (world) => (await owner(world)).get('/api/usage'),
    readUsageHistory: async (world) => (await owner(world)).get('/api/usage/history?days=7'),
    paySimulatedCheckout: async (world) => {
      const browser = await owner(world)
      const id = await checkoutOf(browser, 'pro')
      return browser.post(`/api/dev/billing/checkouts/${id}`, { card: 'success' })
    },
    listSimulatedEvents: subscribed((browser) => browser.get('/api/dev/billing/events')),
    resendSimulatedEvent: subscribed(async (browser) => {
      const { events } = (await browser.get('/api/dev/billing/events')).json<{ events: { id: string }[] }>()
      return browser.post(`/api/dev/billing/events/${events[0]?.id}/resend`)
    }),
    changeSimulatedCustomer: async (world) => {
      const browser = await owner(world)
      await buyPlan(browser)
      return browser.post(`/api/dev/billing/customers/${await customerOf(world)}`, { fails: true })
    },
    listWebhooks: subscribed((browser) => browser.get('/api/admin/webhooks')),
    replayWebhook: async (world) => {
      const browser = await owner(world)
      await buyPlan(browser)
      const [event] = await world.tenancy.webhooks.list(1)
      return browser.post(`/api/admin/webhooks/${event?.id}/replay`)
    },
    receiveWebhook: async (world) => {
      const browser = await owner(world)
      await buyPlan(browser)
      return sendWebhook(world, { id: 'evt_1', customerId: await customerOf(world) })
    },
  }
}
