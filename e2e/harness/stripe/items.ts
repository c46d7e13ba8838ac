import type { Form } from './form'
import { demand, Refusal, type Item, type Line, type Subscription, type World } from './world'

export type Change = { items: Item[]; lines: Line[]; total: number }

/** What a subscription would consist of after a change, and what it would cost now, to the second. */
export function changeOf(world: World, subscription: Subscription, forms: readonly Form[]): Change {
  const before = subscription.items.data
  const items = applied(world, before, forms)
  const isMoved = intervalOf(items) !== intervalOf(before) && subscription.status !== 'trialing'
  const after = isMoved ? items.map((item) => ({ ...item, ...periodFrom(world.now, item) })) : items
  const lines = subscription.status === 'trialing' ? [] : settled(world.now, before, after, isMoved)
  return { items: after, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) }
}

function applied(world: World, before: readonly Item[], forms: readonly Form[]): Item[] {
  let items = [...before]
  for (const form of forms) {
    const id = form.text('id')
    const old = id === null ? undefined : items.find((item) => item.id === id)
    if (id !== null && !old) throw new Refusal(404, `No such subscription_item: '${id}'`, 'resource_missing')
    if (form.text('deleted') === 'true') items = items.filter((item) => item !== old)
    else if (old) items = items.map((item) => (item === old ? itemOf(world, form, old) : item))
    else items.push(itemOf(world, form, { ...periodOf(before), id: world.newId('si') }))
  }
  if (items.length === 0) throw new Refusal(400, 'A subscription must have at least one active plan.')
  if (new Set(items.map(({ price }) => price.id)).size < items.length)
    throw new Refusal(400, 'Cannot add multiple subscription items with the same plan.')
  if (new Set(items.map(({ price }) => price.recurring.interval)).size > 1)
    throw new Refusal(400, 'These items are of different intervals.')
  return items
}

type Known = Pick<Item, 'id' | 'current_period_start' | 'current_period_end'> & Partial<Item>

export function itemOf(world: World, form: Form, known: Known): Item {
  const price = form.has('price') ? demand(world.prices, form.text('price')) : known.price
  if (!price) throw new Refusal(400, 'Missing required param: price.', 'parameter_missing')
  const isMetered = price.recurring.usage_type === 'metered'
  if (isMetered && form.has('quantity'))
    throw new Refusal(400, `You must not specify a quantity for the metered price ${price.id}.`)
  const { id, current_period_start, current_period_end } = known
  const quantity = form.number('quantity') ?? known.quantity ?? 1
  return {
    ...{ id, object: 'subscription_item', price, current_period_start, current_period_end },
    ...(!isMetered && { quantity }),
  }
}

function periodOf([first]: readonly Item[]) {
  if (!first) throw new Error('a subscription to nothing')
  const { current_period_start, current_period_end } = first
  return { current_period_start, current_period_end }
}

/** The first period of an item that begins at a time. */
export function periodFrom(at: number, { price }: Pick<Item, 'price'>) {
  const end = new Date(at * 1_000)
  if (price.recurring.interval === 'year') end.setUTCFullYear(end.getUTCFullYear() + 1)
  else end.setUTCMonth(end.getUTCMonth() + 1)
  return { current_period_start: at, current_period_end: end.getTime() / 1_000 }
}

function intervalOf([first]: readonly Item[]): string | undefined {
  return first?.price.recurring.interval
}

/** What is left of what was paid for comes back; what is new is paid for what is left, or for a whole new period. */
function settled(now: number, before: readonly Item[], after: readonly Item[], isMoved: boolean): Line[] {
  const isSame = (one: Item, other: Item) =>
    !isMoved && one.price.id === other.price.id && one.quantity === other.quantity
  const gone = before.filter((item) => !after.some((other) => isSame(item, other)))
  const come = after.filter((item) => !before.some((other) => isSame(item, other)))
  return [...gone.map((item) => lineOf(now, item, -1)), ...come.map((item) => lineOf(now, item, 1))].filter(
    ({ amount }) => amount !== 0,
  )
}

function lineOf(now: number, item: Item, sign: 1 | -1): Line {
  const { price, quantity = 0, current_period_start: start, current_period_end: end } = item
  const share = (end - now) / (end - start)
  const amount = sign * Math.round((price.unit_amount ?? 0) * quantity * share)
  return { description: `${price.lookup_key}`, amount, quantity, period: { start: now, end } }
}
