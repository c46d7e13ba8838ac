import { demandCustomer } from './customers'
import type { Form } from './form'
import { addInvoice } from './invoices'
import { changeOf } from './items'
import { demand, listOf, Refusal, type Subscription, type World } from './world'

export function listSubscriptions(world: World, form: Form) {
  const { id: customer } = demandCustomer(world, form.text('customer'))
  const all = [...world.subscriptions.values()].filter((one) => one.customer === customer)
  const wanted = form.text('status') === 'all' ? all : all.filter(({ status }) => status !== 'canceled')
  return listOf(wanted.reverse())
}

export function listItems(world: World, form: Form) {
  return listOf(demand(world.subscriptions, form.text('subscription')).items.data)
}

export function updateSubscription(world: World, form: Form, id: string): Subscription {
  const subscription = demand(world.subscriptions, id)
  if (subscription.status === 'canceled')
    throw new Refusal(400, 'A canceled subscription can only update its cancellation_details and metadata.')
  changeEnd(subscription, form)
  if (!form.has('items')) return subscription
  const { items, lines, total } = changeOf(world, subscription, form.list('items'))
  if (form.text('payment_behavior') !== 'error_if_incomplete' && world.isDeclining)
    subscription.status = 'past_due'
  else world.charge(subscription.customer, total)
  subscription.items = listOf(items)
  if (lines.length > 0) addInvoice(world, subscription, lines)
  return subscription
}

function changeEnd(subscription: Subscription, form: Form): void {
  if (!form.has('cancel_at_period_end') && !form.has('cancel_at')) return
  if (subscription.schedule !== null) {
    const words = `The subscription is managed by the subscription schedule \`${subscription.schedule}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`
    throw new Refusal(400, words)
  }
  const isEnding = form.text('cancel_at_period_end') === 'true'
  subscription.cancel_at_period_end = isEnding
  subscription.cancel_at = isEnding ? (subscription.items.data[0]?.current_period_end ?? null) : null
}

export function cancelSubscription(world: World, _: Form, id: string): Subscription {
  const subscription = demand(world.subscriptions, id)
  if (subscription.status === 'canceled')
    throw new Refusal(404, `No such subscription: '${id}'`, 'resource_missing')
  return Object.assign(subscription, { status: 'canceled', ended_at: world.now })
}
