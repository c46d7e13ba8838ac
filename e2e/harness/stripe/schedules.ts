import type { Form } from './form'
import { itemOf, periodFrom } from './items'
import { demand, listOf, Refusal, type Phase, type Schedule, type World } from './world'

export function createSchedule(world: World, form: Form): Schedule {
  const subscription = demand(world.subscriptions, form.text('from_subscription'))
  const [first] = subscription.items.data
  if (subscription.schedule !== null || !first)
    throw new Refusal(400, 'You cannot migrate a subscription that is already attached to a schedule.')
  const bounds = { start_date: first.current_period_start, end_date: first.current_period_end }
  const items = subscription.items.data.map(({ price, quantity }) => ({
    price: price.id,
    ...(quantity !== undefined && { quantity }),
  }))
  const schedule: Schedule = {
    ...{ id: world.newId('sub_sched'), object: 'subscription_schedule', status: 'active' },
    ...{ subscription: subscription.id, current_phase: bounds },
    end_behavior: subscription.cancel_at_period_end ? 'cancel' : 'release',
    phases: [
      {
        ...{ ...bounds, items, discounts: [], trial_end: subscription.trial_end },
        default_payment_method: subscription.default_payment_method,
      },
    ],
  }
  world.schedules.set(schedule.id, schedule)
  subscription.schedule = schedule.id
  return schedule
}

export function readSchedule(world: World, form: Form, id: string) {
  const schedule = demand(world.schedules, id)
  if (!form.texts('expand').includes('phases.items.price')) return schedule
  const phases = schedule.phases.map((phase) => ({
    ...phase,
    items: phase.items.map((item) => ({ ...item, price: demand(world.prices, item.price) })),
  }))
  return { ...schedule, phases }
}

export function updateSchedule(world: World, form: Form, id: string): Schedule {
  const schedule = demand(world.schedules, id)
  demandActive(schedule)
  let start = schedule.current_phase?.start_date ?? 0
  const phases = form.list('phases').map((phase, at): Phase => {
    if (at === 0 && phase.number('start_date') !== start)
      throw new Refusal(400, 'You can not modify the start date of the current phase.')
    const items = phase.list('items').map((item) => {
      const known = { id: '', current_period_start: start, current_period_end: start }
      const { price, quantity } = itemOf(world, item, known)
      return { price: price.id, ...(quantity !== undefined && { quantity }), interval: price }
    })
    const [first] = items
    if (!first) throw new Refusal(400, 'A phase needs items.')
    const end = phase.number('end_date') ?? periodFrom(start, { price: first.interval }).current_period_end
    const made = {
      ...{ start_date: start, end_date: end, trial_end: phase.number('trial_end') },
      default_payment_method: phase.text('default_payment_method'),
      discounts: phase.list('discounts').map((one) => ({ discount: one.text('discount') ?? '' })),
      items: items.map(({ price, quantity }) => ({ price, ...(quantity !== undefined && { quantity }) })),
    }
    start = end
    return made
  })
  const [first] = phases
  if (first && schedule.current_phase) schedule.current_phase.end_date = first.end_date
  return Object.assign(schedule, { phases, end_behavior: form.text('end_behavior') ?? schedule.end_behavior })
}

export function releaseSchedule(world: World, _: Form, id: string): Schedule {
  const schedule = demand(world.schedules, id)
  demandActive(schedule)
  const subscription = world.subscriptions.get(schedule.subscription ?? '')
  if (subscription) subscription.schedule = null
  return Object.assign(schedule, { status: 'released', subscription: null })
}

function demandActive({ status }: Schedule): void {
  if (status !== 'active')
    throw new Refusal(400, `You cannot change a subscription schedule that is ${status}.`)
}

/** Time goes on to the end of the period: what was scheduled for then holds, and its schedule is done. */
export function enterNextPeriod(world: World, subscriptionId: string): void {
  const subscription = demand(world.subscriptions, subscriptionId)
  world.now = subscription.items.data[0]?.current_period_end ?? world.now
  const next = world.schedules.get(subscription.schedule ?? '')?.phases[1]
  const lines = next?.items ?? subscription.items.data.map((one) => ({ ...one, price: one.price.id }))
  subscription.items = listOf(
    lines.map(({ price: id, quantity }) => {
      const price = demand(world.prices, id)
      const held = { id: world.newId('si'), object: 'subscription_item' as const, price }
      return { ...held, ...periodFrom(world.now, { price }), ...(quantity !== undefined && { quantity }) }
    }),
  )
  // A phase that names no card leaves it to the customer, who may have none.
  if (next) subscription.default_payment_method = next.default_payment_method
  subscription.schedule = null
}
