import { demandCustomer } from './customers'
import type { Form } from './form'
import { addInvoice } from './invoices'
import { itemOf, periodFrom } from './items'
import { demand, listOf, Refusal, type Session, type Subscription, type World } from './world'

export function createSession(world: World, form: Form): Session {
  demandCustomer(world, form.text('customer'))
  const lines = form.list('line_items').map((line) => {
    const { price, quantity } = itemOf(world, line, nothing)
    return { price: price.id, quantity: quantity ?? null }
  })
  if (lines.length === 0) throw new Refusal(400, 'Missing required param: line_items.', 'parameter_missing')
  const hasTaxId = form.child('tax_id_collection').text('enabled') === 'true'
  if (hasTaxId && form.child('customer_update').text('name') !== 'auto')
    throw new Refusal(400, 'Tax ID collection requires updating business name on the customer.')
  const id = world.newId('cs')
  const session: Session = {
    ...{ id, object: 'checkout.session', customer: form.text('customer') ?? '', status: 'open' },
    ...{ url: `https://checkout.stripe.com/c/pay/${id}`, metadata: form.record('metadata'), lines },
    automatic_tax: form.child('automatic_tax').text('enabled') === 'true',
    trialDays: form.child('subscription_data').number('trial_period_days'),
  }
  world.sessions.set(id, session)
  return session
}

const nothing = { id: '', current_period_start: 0, current_period_end: 0 }

export function listSessions(world: World, form: Form) {
  const [customer, status] = [form.text('customer'), form.text('status')]
  return listOf(
    [...world.sessions.values()].filter((one) => one.customer === customer && one.status === status),
  )
}

export function readSession(world: World, _: Form, id: string): Session {
  return demand(world.sessions, id)
}

export function expireSession(world: World, _: Form, id: string): Session {
  const session = demand(world.sessions, id)
  if (session.status !== 'open')
    throw new Refusal(400, 'Only Checkout Sessions that are open can be expired.')
  return Object.assign(session, { status: 'expired' })
}

/** Somebody pays on the page, with a card that is good. */
export function payOnPage(world: World, url: string): Subscription {
  const session = [...world.sessions.values()].find((one) => one.url === url)
  if (session?.status !== 'open') throw new Error(`nothing can be paid at ${url}`)
  session.status = 'complete'
  const { customer, trialDays, lines } = session
  const trial_end = trialDays === null ? null : world.now + trialDays * 86_400
  const data = lines.map((line) => {
    const price = demand(world.prices, line.price)
    const period = periodFrom(world.now, { price })
    return {
      ...{ id: world.newId('si'), object: 'subscription_item' as const, price, ...period },
      ...(trial_end !== null && { current_period_end: trial_end }),
      ...(line.quantity !== null && { quantity: line.quantity }),
    }
  })
  const subscription: Subscription = {
    ...{ id: world.newId('sub'), object: 'subscription', customer, created: world.now },
    ...{ status: trial_end === null ? 'active' : 'trialing', start_date: world.now, ended_at: null },
    ...{ trial_end, cancel_at: null, cancel_at_period_end: false, schedule: null },
    ...{ default_payment_method: 'pm_card', items: listOf(data) },
  }
  world.subscriptions.set(subscription.id, subscription)
  if (trial_end === null) charge(world, subscription)
  return subscription
}

function charge(world: World, subscription: Subscription): void {
  const lines = subscription.items.data.map(
    ({ price, quantity = 0, current_period_start: start, current_period_end: end }) => ({
      ...{ description: `${price.lookup_key}`, quantity, period: { start, end } },
      amount: (price.unit_amount ?? 0) * quantity,
    }),
  )
  const { total } = addInvoice(world, subscription, lines)
  world.charge(subscription.customer, total)
}
