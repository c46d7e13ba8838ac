import type { BillingProvider } from '../../../core/billing/provider'
import { attachAddOn } from './attach-add-on'
import { cancel, resume } from './cancel'
import { changePlan } from './change-plan'
import { checkout } from './checkout'
import { createCustomer, hasCustomer, paymentMethod, portalUrl } from './customers'
import { asking } from './failures'
import { invoicePdf } from './invoice-pdf'
import { listInvoices } from './invoices'
import { quoteChange } from './quote-change'
import { readSubscription } from './read-subscription'
import { reportUsage } from './report-usage'
import { openShop, type StripeOptions } from './shop'
import { syncPlans } from './sync-plans'
import { parseWebhook } from './webhook'

/**
 * Payment by Stripe. Of one key all requests are repeated as they were first sent, and Stripe does each once; what is
 * done already when a key comes again is seen there and left out.
 */
export function createStripeProvider(options: StripeOptions): BillingProvider {
  const shop = openShop(options)
  return {
    name: 'stripe',
    syncPlans: (plans) => asking(() => syncPlans(shop, plans)),
    createCustomer: (tenant, key) => asking(() => createCustomer(shop, tenant, key)),
    hasCustomer: (customerId) => asking(() => hasCustomer(shop, customerId)),
    checkout: (order, key) => asking(() => checkout(shop, order, key)),
    subscription: (customerId) => asking(() => readSubscription(shop, customerId)),
    quoteChange: (customerId, change) => asking(() => quoteChange(shop, customerId, change)),
    changePlan: (customerId, change, key) => asking(() => changePlan(shop, customerId, change, key)),
    attachAddOn: (customerId, item, key) => asking(() => attachAddOn(shop, customerId, item, key)),
    cancel: (customerId, key) => asking(() => cancel(shop, customerId, key)),
    resume: (customerId, key) => asking(() => resume(shop, customerId, key)),
    portalUrl: (customerId, returnUrl) => asking(() => portalUrl(shop, customerId, returnUrl)),
    paymentMethod: (customerId) => asking(() => paymentMethod(shop, customerId)),
    invoices: (customerId, page) => asking(() => listInvoices(shop, customerId, page)),
    invoicePdf: (customerId, invoiceId) => asking(() => invoicePdf(shop, customerId, invoiceId)),
    reportUsage: (customerId, usage, key) => asking(() => reportUsage(shop, customerId, usage, key)),
    parseWebhook: (body, headers, now) => parseWebhook(shop, body, headers, now),
  }
}
