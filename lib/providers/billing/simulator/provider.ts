import type { BillingProvider } from '@/lib/core/billing/provider'
import type { Clock } from '@/lib/core/clock'
import type { RenderPdf } from '@/lib/core/documents/pdf'
import { answering } from './answering'
import { changePlan, purchaseAfter, setAddOn } from './change-plan'
import { quoteNow } from './change'
import { noCustomer, type Changes } from './changes'
import { cancelAtPeriodEnd, resume } from './end'
import { customerIdOf } from './ids'
import { invoicePaper } from './invoice-paper'
import { openOrder } from './order'
import { signatureHeader, verifySignature } from './signature'
import { addUsage } from './usage'
import { pageOfInvoices, viewCard, viewSubscription } from './view'
import { readWebhook } from './webhook'
import { demandSubscription, type Shop } from './work'

export type SimulatorPages = {
  checkout(id: string): string
  portal(customerId: string, returnUrl: string): string
}

export function createSimulatorProvider({
  changes,
  shop,
  clock,
  pages,
  secret,
  brand,
  renderPdf,
}: {
  changes: Changes
  shop: Shop
  clock: Clock
  pages: SimulatorPages
  secret: Uint8Array
  brand: string
  renderPdf: RenderPdf
}): BillingProvider {
  const { changeOnce, open, read, demandAnswer } = answering(changes)
  return {
    name: 'simulator',
    // What is sold is looked up when it is bought.
    syncPlans: async () => ({ created: [] }),
    async createCustomer({ id: tenantId, name, email }) {
      const id = customerIdOf(tenantId)
      await open({ id, tenantId, name, email })
      return id
    },
    hasCustomer: async (customerId) => (await read(customerId)) !== null,
    async checkout(order, key) {
      const id = await changeOnce(order.customerId, key, ['checkout', order], (work, now) =>
        openOrder(work, order, now),
      )
      return { url: pages.checkout(id) }
    },
    async subscription(customerId) {
      const subscription = (await read(customerId))?.subscription
      return subscription ? viewSubscription(subscription) : null
    },
    async quoteChange(customerId, wish) {
      const customer = await read(customerId)
      if (!customer) throw noCustomer()
      const subscription = demandSubscription(customer)
      const after = purchaseAfter(shop, subscription, wish)
      return quoteNow(customer, subscription, after, { currency: shop.currency, at: clock.now() })
    },
    changePlan: (customerId, wish, key) =>
      changeOnce(customerId, key, ['changePlan', wish], (work, now) => changePlan(work, wish, now)),
    attachAddOn: (customerId, item, key) =>
      changeOnce(customerId, key, ['attachAddOn', item], (work, now) => setAddOn(work, item, now)),
    cancel: (customerId, key) => changeOnce(customerId, key, ['cancel'], cancelAtPeriodEnd),
    resume: (customerId, key) => changeOnce(customerId, key, ['resume'], resume),
    async portalUrl(customerId, returnUrl) {
      await demandAnswer(customerId)
      return pages.portal(customerId, returnUrl)
    },
    async paymentMethod(customerId) {
      const customer = await read(customerId)
      return customer && viewCard(customer)
    },
    async invoices(customerId, page) {
      const customer = await read(customerId)
      return customer ? pageOfInvoices(customer, page) : { items: [], nextCursor: null }
    },
    async invoicePdf(customerId, invoiceId) {
      const customer = await read(customerId)
      const invoice = customer?.invoices.find(({ id }) => id === invoiceId)
      return customer && invoice ? renderPdf(invoicePaper(brand, customer, invoice)) : null
    },
    // Told again it is told later, and the same all the same.
    reportUsage: (customerId, { limit, quantity }, key) =>
      changeOnce(customerId, key, ['reportUsage', limit, quantity], (work) =>
        addUsage(work, { limit, quantity }),
      ),
    parseWebhook(body, headers, now) {
      verifySignature(secret, body, headers.get(signatureHeader), now)
      return readWebhook(body)
    },
  }
}
