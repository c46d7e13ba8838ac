import type Stripe from 'stripe'
import type { ProviderSubscription } from '../../../core/billing/provider'
import { soldTermsOf, type SoldTerms } from './catalogue'
import { idOf } from './id-of'
import { lineOf, planItemOf, type Item, type WantedItem } from './items'
import { once, type Shop } from './shop'

type Planned = Pick<ProviderSubscription, 'scheduled' | 'repricedAt'>

/** What a subscription becomes at the end of its period, or what it pays from then on. */
export async function scheduledChange(
  shop: Shop,
  subscription: Pick<Stripe.Subscription, 'schedule'>,
  items: readonly Item[],
): Promise<Planned> {
  const now = planItemOf(items)?.terms
  const next = await scheduledPlan(shop, subscription)
  if (!next) return { scheduled: null, repricedAt: null }
  const { plan, interval, version, at } = next
  const isSame = plan === now?.key && interval === now.interval
  if (!isSame) return { scheduled: { plan, interval, at }, repricedAt: null }
  return { scheduled: null, repricedAt: version === now.version ? null : at }
}

type ScheduledPlan = NonNullable<ProviderSubscription['scheduled']> & { readonly version: string }

/** The plan that is written down for the next period; also the present one, which may come in a later version. */
export async function scheduledPlan(
  shop: Shop,
  { schedule }: Pick<Stripe.Subscription, 'schedule'>,
): Promise<ScheduledPlan | null> {
  if (schedule === null) return null
  const next = nextPhase(await readSchedule(shop, idOf(schedule)))
  const terms = next?.items.map(termsOf).find((one) => one?.kind === 'plan')
  if (!next || !terms) return null
  const { key: plan, interval, version } = terms
  return { plan, interval, version, at: next.start_date * 1_000 }
}

/** Makes a subscription become something else when its period ends. It goes on without a schedule from then on. */
export async function scheduleItems(
  shop: Shop,
  subscription: Stripe.Subscription,
  next: readonly WantedItem[],
  key: string,
): Promise<void> {
  const schedule = await openSchedule(shop, subscription, key)
  const start = schedule.current_phase?.start_date
  const now = schedule.phases.find(({ start_date }) => start_date === start)
  const { data } = subscription.items
  const phases: Stripe.SubscriptionScheduleUpdateParams.Phase[] = [
    {
      ...{ start_date: start, end_date: data[0]?.current_period_end, items: data.map(lineOfPresent) },
      ...(now && now.trial_end !== null && { trial_end: now.trial_end }),
    },
    {
      items: [...next.map(lineOf), ...data.filter(isMadeByHand).map(lineOfPresent)],
      duration: { interval: next[0]?.terms.interval ?? 'month', interval_count: 1 },
      proration_behavior: 'none',
    },
  ]
  const carried = carriedOver(subscription, now)
  await shop.stripe.subscriptionSchedules.update(
    schedule.id,
    {
      phases: phases.map((phase) => ({ ...phase, ...carried })),
      ...{ end_behavior: 'release', proration_behavior: 'none' },
    },
    once(shop, `${key}:phases`),
  )
}

/** Lets a subscription go on as it is. */
export async function releaseSchedule(
  shop: Shop,
  { schedule }: Pick<Stripe.Subscription, 'schedule'>,
  key: string,
): Promise<void> {
  if (schedule === null) return
  await shop.stripe.subscriptionSchedules.release(idOf(schedule), {}, once(shop, `${key}:release`))
}

/** Made of a subscription, a schedule repeats what is: by itself it changes nothing. */
async function openSchedule(
  shop: Shop,
  { id, schedule }: Pick<Stripe.Subscription, 'id' | 'schedule'>,
  key: string,
): Promise<Stripe.SubscriptionSchedule> {
  if (schedule !== null) return readSchedule(shop, idOf(schedule))
  const request = once(shop, `${key}:schedule`)
  return shop.stripe.subscriptionSchedules.create({ from_subscription: id }, request)
}

function readSchedule({ stripe }: Shop, id: string): Promise<Stripe.SubscriptionSchedule> {
  return stripe.subscriptionSchedules.retrieve(id, { expand: ['phases.items.price'] })
}

function nextPhase({ phases, current_phase }: Stripe.SubscriptionSchedule) {
  if (!current_phase) return undefined
  return phases.find(({ start_date }) => start_date >= current_phase.end_date)
}

function termsOf({ price }: Stripe.SubscriptionSchedule.Phase.Item): SoldTerms | null {
  return typeof price === 'string' || price.deleted ? null : soldTermsOf(price)
}

/** What a phase loses unless it is said again: the card of the subscription, and what it was given cheaper. */
function carriedOver(
  { default_payment_method }: Stripe.Subscription,
  phase: Stripe.SubscriptionSchedule.Phase | undefined,
) {
  const discounts = phase?.discounts.flatMap(({ discount }) =>
    discount === null ? [] : [{ discount: idOf(discount) }],
  )
  return {
    ...(default_payment_method !== null && { default_payment_method: idOf(default_payment_method) }),
    ...(discounts && discounts.length > 0 && { discounts }),
  }
}

function isMadeByHand({ price }: Stripe.SubscriptionItem): boolean {
  return soldTermsOf(price) === null
}

function lineOfPresent({ price, quantity }: Stripe.SubscriptionItem) {
  return lineOf({ price, quantity: quantity ?? null })
}
