import * as catalogue from './catalogue'
import * as checkout from './checkout'
import * as customers from './customers'
import type { Form } from './form'
import * as invoices from './invoices'
import * as schedules from './schedules'
import * as subscriptions from './subscriptions'
import { Refusal, type World } from './world'

type Handle = (world: World, form: Form, id: string) => object

/** Method and path, the parameters that are taken, and what is done. Stripe refuses a parameter that it does not know. */
const routes: readonly (readonly [string, string, Handle])[] = [
  ['GET /v1/products', 'ids', catalogue.listProducts],
  ['POST /v1/products', 'id name metadata', catalogue.createProduct],
  ['POST /v1/products/:id', 'name', catalogue.updateProduct],
  ['GET /v1/prices', 'lookup_keys active limit', catalogue.listPrices],
  [
    'POST /v1/prices',
    'lookup_key currency product metadata nickname unit_amount unit_amount_decimal recurring transfer_lookup_key',
    catalogue.createPrice,
  ],
  ['GET /v1/billing/meters', 'status limit', catalogue.listMeters],
  [
    'POST /v1/billing/meters',
    'display_name event_name default_aggregation customer_mapping value_settings',
    catalogue.createMeter,
  ],
  ['POST /v1/billing/meter_events', 'event_name identifier timestamp payload', catalogue.createMeterEvent],
  ['POST /v1/customers', 'name email metadata', customers.createCustomer],
  ['POST /v1/customers/:id', 'name email', customers.updateCustomer],
  ['GET /v1/customers/:id', '', customers.readCustomer],
  ['POST /v1/billing_portal/sessions', 'customer return_url', customers.createPortalSession],
  ['GET /v1/payment_methods/:id', '', customers.readPaymentMethod],
  [
    'POST /v1/checkout/sessions',
    'mode customer client_reference_id success_url cancel_url metadata line_items subscription_data tax_id_collection billing_address_collection customer_update automatic_tax',
    checkout.createSession,
  ],
  ['GET /v1/checkout/sessions', 'customer status limit', checkout.listSessions],
  ['GET /v1/checkout/sessions/:id', '', checkout.readSession],
  ['POST /v1/checkout/sessions/:id/expire', '', checkout.expireSession],
  ['GET /v1/subscriptions', 'customer status limit', subscriptions.listSubscriptions],
  ['GET /v1/subscription_items', 'subscription limit', subscriptions.listItems],
  [
    'POST /v1/subscriptions/:id',
    'items proration_behavior payment_behavior cancel_at_period_end cancel_at',
    subscriptions.updateSubscription,
  ],
  ['DELETE /v1/subscriptions/:id', 'invoice_now prorate', subscriptions.cancelSubscription],
  ['POST /v1/subscription_schedules', 'from_subscription', schedules.createSchedule],
  ['GET /v1/subscription_schedules/:id', 'expand', schedules.readSchedule],
  ['POST /v1/subscription_schedules/:id', 'phases end_behavior proration_behavior', schedules.updateSchedule],
  ['POST /v1/subscription_schedules/:id/release', '', schedules.releaseSchedule],
  ['GET /v1/invoices', 'customer subscription status limit starting_after', invoices.listInvoices],
  ['POST /v1/invoices/create_preview', 'customer subscription subscription_details', invoices.previewInvoice],
  ['GET /v1/invoices/:id', '', invoices.readInvoice],
  ['GET /v1/invoices/:id/lines', 'limit', invoices.listLines],
]

/** Does what a request asks for. Throws Refusal. */
export function answer(world: World, method: string, path: string, form: Form): object {
  for (const [route, takes, handle] of routes) {
    const pattern = new RegExp(`^${route.replace(':id', '([^/]+)')}$`)
    const match = pattern.exec(`${method} ${path}`)
    if (!match) continue
    const unknown = form.names().find((name) => !takes.split(' ').includes(name))
    if (unknown) throw new Refusal(400, `Received unknown parameter: ${unknown}`, 'parameter_unknown')
    return handle(world, form, match[1] ?? '')
  }
  throw new Refusal(404, `Unrecognized request URL (${method}: ${path}).`)
}
