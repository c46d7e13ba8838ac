import type { Form } from './form'
import { changeOf } from './items'
import { demand, listOf, Refusal, type Invoice, type Line, type Subscription, type World } from './world'

export function addInvoice(
  world: World,
  { id: subscription, customer, items }: Subscription,
  lines: Line[],
): Invoice {
  const id = world.newId('in')
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  const invoice: Invoice = {
    ...{ id, object: 'invoice', customer, subscription, status: 'paid', created: world.now },
    ...{ number: `GH-${world.invoices.size + 1}`, currency: items.data[0]?.price.currency ?? 'usd' },
    ...{ total, amount_due: Math.max(0, total), next_payment_attempt: null },
    ...{ invoice_pdf: `${world.baseUrl()}/pdf/${id}`, lines: listOf(lines) },
  }
  world.invoices.set(id, invoice)
  return invoice
}

export function previewInvoice(world: World, form: Form) {
  const subscription = demand(world.subscriptions, form.text('subscription'))
  if (subscription.customer !== form.text('customer'))
    throw new Refusal(400, 'That subscription is of another customer.')
  const details = form.child('subscription_details')
  const { lines, total } = changeOf(world, subscription, details.list('items'))
  const currency = subscription.items.data[0]?.price.currency ?? 'usd'
  return { object: 'invoice', currency, total, amount_due: Math.max(0, total), lines: listOf(lines) }
}

export function listInvoices(world: World, form: Form) {
  const all = [...world.invoices.values()].reverse()
  const [customer, subscription] = [form.text('customer'), form.text('subscription')]
  const [status, after] = [form.text('status'), form.text('starting_after')]
  const wanted = all
    .filter((one) => customer === null || one.customer === customer)
    .filter((one) => subscription === null || one.subscription === subscription)
    .filter((one) => status === null || one.status === status)
  if (after !== null) demand(world.invoices, after)
  const from = after === null ? 0 : wanted.findIndex(({ id }) => id === after) + 1
  const limit = form.number('limit') ?? 10
  const page = wanted.slice(from, from + limit).map(withFirstLines)
  return listOf(page, wanted.length > from + limit)
}

export function readInvoice(world: World, _: Form, id: string): Invoice {
  return withFirstLines(demand(world.invoices, id))
}

export function listLines(world: World, form: Form, id: string) {
  const { data } = demand(world.invoices, id).lines
  const limit = form.number('limit') ?? 10
  return { ...listOf(data.slice(0, limit), data.length > limit), url: `/v1/invoices/${id}/lines` }
}

function withFirstLines(invoice: Invoice): Invoice {
  const { data } = invoice.lines
  return { ...invoice, lines: listOf(data.slice(0, 10), data.length > 10) }
}
