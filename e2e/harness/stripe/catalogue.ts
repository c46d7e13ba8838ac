import type { Form } from './form'
import { demand, listOf, Refusal, type World } from './world'

export function listProducts(world: World, form: Form) {
  return listOf(form.texts('ids').flatMap((id) => world.products.get(id) ?? []))
}

export function createProduct(world: World, form: Form) {
  const id = form.text('id') ?? world.newId('prod')
  if (world.products.has(id))
    throw new Refusal(400, `Product already exists: ${id}`, 'resource_already_exists')
  const product = { id, object: 'product' as const, name: nameOf(form), metadata: form.record('metadata') }
  world.products.set(id, product)
  return product
}

export function updateProduct(world: World, form: Form, id: string) {
  return Object.assign(demand(world.products, id), { name: nameOf(form) })
}

function nameOf(form: Form): string {
  const name = form.text('name')
  if (!name) throw new Refusal(400, 'Missing required param: name.', 'parameter_missing')
  return name
}

export function listPrices(world: World, form: Form) {
  const keys = form.texts('lookup_keys')
  if (keys.length > 10) throw new Refusal(400, 'Array lookup_keys exceeded maximum 10 allowed elements.')
  const wanted = [...world.prices.values()].filter(
    ({ lookup_key, active }) => active && lookup_key !== null && keys.includes(lookup_key),
  )
  return listOf(wanted)
}

export function createPrice(world: World, form: Form) {
  const recurring = form.child('recurring')
  const [meter, lookup_key] = [recurring.text('meter'), form.text('lookup_key')]
  const usage_type = recurring.text('usage_type') ?? 'licensed'
  demand(world.products, form.text('product'))
  if (usage_type === 'metered') demand(world.meters, meter)
  const holder = [...world.prices.values()].find((one) => one.lookup_key === lookup_key)
  if (holder && form.text('transfer_lookup_key') !== 'true')
    throw new Refusal(400, 'A price already uses that lookup key.')
  if (holder) holder.lookup_key = null
  const price = {
    ...{ id: world.newId('price'), object: 'price' as const, active: true, lookup_key },
    ...{ currency: form.text('currency') ?? '', product: form.text('product') ?? '' },
    metadata: form.record('metadata'),
    recurring: { interval: recurring.text('interval') ?? '', usage_type, meter },
    unit_amount: form.number('unit_amount'),
    unit_amount_decimal: form.text('unit_amount_decimal') ?? form.text('unit_amount'),
  }
  world.prices.set(price.id, price)
  return price
}

export function listMeters(world: World) {
  return listOf([...world.meters.values()])
}

export function createMeter(world: World, form: Form) {
  const event_name = form.text('event_name') ?? ''
  if ([...world.meters.values()].some((one) => one.event_name === event_name))
    throw new Refusal(400, 'There is already a meter with that event name.')
  const meter = { id: world.newId('mtr'), object: 'billing.meter' as const, event_name }
  world.meters.set(meter.id, meter)
  return meter
}

export function createMeterEvent(world: World, form: Form) {
  const identifier = form.text('identifier') ?? world.newId('evt')
  const event_name = form.text('event_name') ?? ''
  if (![...world.meters.values()].some((one) => one.event_name === event_name))
    throw new Refusal(400, `No active meter found for event name ${event_name}.`, 'no_meter')
  if (world.meterEvents.has(identifier))
    throw new Refusal(400, `An event already exists with identifier ${identifier}.`)
  const event = { event_name, timestamp: form.number('timestamp') ?? 0, payload: form.record('payload') }
  world.meterEvents.set(identifier, event)
  return { object: 'billing.meter_event', identifier, ...event }
}
