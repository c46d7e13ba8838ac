import type { Form } from './form'
import { demand, Refusal, type Customer, type World } from './world'

export function createCustomer(world: World, form: Form): Customer {
  const customer: Customer = {
    ...{ id: world.newId('cus'), object: 'customer', metadata: form.record('metadata') },
    ...{ name: form.text('name'), email: form.text('email') },
    invoice_settings: { default_payment_method: null },
  }
  world.customers.set(customer.id, customer)
  return customer
}

export function updateCustomer(world: World, form: Form, id: string): Customer {
  const customer = demandCustomer(world, id)
  for (const name of ['name', 'email'] as const) if (form.has(name)) customer[name] = form.text(name)
  return customer
}

/** One that was deleted is still told of, and is nobody any more. */
export function readCustomer(world: World, _: Form, id: string) {
  const customer = demand(world.customers, id)
  return customer.deleted ? { id, object: customer.object, deleted: true } : customer
}

/** Throws for one that was deleted, too. */
export function demandCustomer(world: World, id: string | null): Customer {
  const customer = world.customers.get(id ?? '')
  if (customer && !customer.deleted) return customer
  throw new Refusal(400, `No such customer: '${id}'`, 'resource_missing')
}

/** As somebody does in the dashboard: what the customer had is over. */
export function deleteCustomer(world: World, id: string): void {
  demandCustomer(world, id).deleted = true
  for (const subscription of world.subscriptions.values())
    if (subscription.customer === id) Object.assign(subscription, { status: 'canceled', ended_at: world.now })
}

export function createPortalSession(world: World, form: Form) {
  const { id } = demandCustomer(world, form.text('customer'))
  const url = `https://billing.stripe.com/p/session/${id}?back=${form.text('return_url')}`
  return { id: world.newId('bps'), object: 'billing_portal.session', url }
}

/** The cards of this world, by their ids. */
const cards: Record<string, { brand: string; last4: string; exp_month: number; exp_year: number }> = {
  pm_card: { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2030 },
  pm_other: { brand: 'mastercard', last4: '4444', exp_month: 1, exp_year: 2031 },
}

export function readPaymentMethod(_: World, __: Form, id: string) {
  const card = cards[id]
  if (!card) throw new Refusal(404, `No such PaymentMethod: '${id}'`, 'resource_missing')
  return { id, object: 'payment_method', type: 'card', card }
}
