import type Stripe from 'stripe'
import type { ProviderSubscription } from '../../../core/billing/provider'
import { soldTermsOf, type SoldTerms } from './catalogue'
import { idOf } from './id-of'
import { lineOf, planItemOf, type Item, type WantedItem } from './items'
import { once, type Shop } from './shop'

type Change = ProviderSubscription['scheduled']

/** What a subscription becomes at the end of its period; null: nothing else than it is. */
export async function scheduledChange(
  shop: Shop,
  { schedule }: Pick<Stripe.Subscription, 'schedule'>,
  items: readonly Item[],
): Promise<Change> {
  if (schedule === null) return null
  const now = planItemOf(items)?.terms
  const next = nextPhase(await readSchedule(shop, idOf(schedule)))
  const terms = next?.items.map(termsOf).find((one) => one?.kind === 'plan')
  if (!next || !terms || (terms.key === now?.key && terms.interval === now.interval)) return null
  return { plan: terms.key, interval: terms.interval, at: next.start_date * 1_000 }
}

/** Makes a subscription become something else when its period ends. It goes on without a schedule from then on. */
export async function scheduleItems(
  shop: Shop,
  subscription: Pick<Stripe.Subscription, 'id' | 'schedule'>,
  { have, next }: { have: readonly Item[]; next: readonly WantedItem[] },
  key: string,
): Promise<void> {
  const schedule = await openSchedule(shop, subscription, key)
  const now = schedule.phases.find(({ start_date }) => start_date === schedule.current_phase?.start_date)
  const end = planItemOf(have)?.period.end ?? now?.end_date
  const interval = next[0]?.terms.interval ?? 'month'
  const phases: Stripe.SubscriptionScheduleUpdateParams.Phase[] = [
    {
      ...{ start_date: schedule.current_phase?.start_date, end_date: end, items: have.map(lineOf) },
      ...(now && carriedOver(now)),
    },
    { items: next.map(lineOf), duration: { interval, interval_count: 1 }, proration_behavior: 'none' },
  ]
  await shop.stripe.subscriptionSchedules.update(
    schedule.id,
    { phases, end_behavior: 'release', proration_behavior: 'none' },
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

/** What a phase loses unless it is said again. */
function carriedOver({ discounts, trial_end }: Stripe.SubscriptionSchedule.Phase) {
  const ids = discounts.flatMap(({ discount }) => (discount === null ? [] : [{ discount: idOf(discount) }]))
  return { ...(ids.length > 0 && { discounts: ids }), ...(trial_end !== null && { trial_end }) }
}
