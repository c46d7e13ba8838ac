import type { SimulatedCustomer, SimulatedNext } from '@/lib/core/billing/simulator-desk'

/** A moment at which something happens by itself: in a sentence, and on the button that leads there. */
export type Moment = { sentence: string; button: string; at: number }

const words: Record<SimulatedNext['what'], { sentence: string; button: string }> = {
  trial_will_end: { sentence: 'The end of the trial is announced', button: 'Go to the announcement' },
  trial_end: { sentence: 'The trial ends, and is paid for', button: 'Go to the end of the trial' },
  renewal: { sentence: 'It renews', button: 'Go to the renewal' },
  change: { sentence: 'The plan changes', button: 'Go to the change' },
  end: { sentence: 'It ends', button: 'Go to the end' },
  retry: { sentence: 'The payment is tried again', button: 'Go to the next try' },
}

/** What happens to a customer by itself, the first of all first. */
export function momentsOf({
  next,
  subscription,
}: Pick<SimulatedCustomer, 'next' | 'subscription'>): Moment[] {
  if (!next) return []
  const first = { ...words[next.what], at: next.at }
  if (next.what !== 'trial_will_end' || !subscription) return [first]
  const what = subscription.cancelAtPeriodEnd ? 'end' : 'trial_end'
  return [first, { ...words[what], at: subscription.currentPeriod.end }]
}

/** How far the clock has to go to be past a moment, as the clock takes it. */
export function advanceTo(at: number, now: number): string {
  return `${Math.max(1, Math.ceil((at - now) / 1_000))}s`
}
