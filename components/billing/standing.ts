import { dayWords } from '@/components/ui/day-words'
import type { BillingState } from '@/lib/features/billing/state'
import { planTitle } from './offer'

/** How a subscription stands, for the page that shows it. */
export type Standing = {
  badge: { tone: 'neutral' | 'accent' | 'positive' | 'warning' | 'danger'; words: string }
  /** What needs to be known, or done, before all else. */
  alert: StandingAlert | null
  /** What comes next, and when: "Renews on". */
  next: { words: string; at: string }
}

export type StandingAlert = {
  tone: 'info' | 'warning' | 'danger'
  title: string
  words: string
  /** `pay`: at the provider, with another card. `resume`: what is to end or to change is kept. */
  act: 'pay' | 'resume' | null
}

/** Every state of a subscription as one screen. */
export function standingOf(state: BillingState): Standing {
  const { status, cancelAtPeriodEnd, scheduled, currentPeriod, trialEndsAt } = state
  const { end } = currentPeriod
  const isTrial = status === 'trialing'
  const alert = troubleOf(state) ?? changeOf(state)
  if (alert?.act === 'pay') {
    const danger = status === 'unpaid'
    return {
      badge: {
        tone: danger ? 'danger' : 'warning',
        words: danger ? unpaidWords(state) : (troubleWords[status] ?? 'Not paid'),
      },
      alert,
      next: { words: 'This period ends on', at: end },
    }
  }
  if (status === 'none' || status === 'canceled' || state.interval === null) {
    const words = status === 'canceled' ? 'Canceled' : 'No subscription'
    return { badge: { tone: 'neutral', words }, alert, next: { words: 'Limits reset on', at: end } }
  }
  if (cancelAtPeriodEnd) {
    return { badge: { tone: 'warning', words: 'Ends soon' }, alert, next: { words: 'Ends on', at: end } }
  }
  if (scheduled) {
    const next = { words: `Becomes ${planTitle(scheduled.plan)} on`, at: scheduled.at }
    return { badge: { tone: 'accent', words: 'Change planned' }, alert, next }
  }
  if (isTrial) {
    const next = { words: 'First payment on', at: trialEndsAt ?? end }
    return { badge: { tone: 'accent', words: 'Trial' }, alert, next }
  }
  return { badge: { tone: 'positive', words: 'Active' }, alert, next: { words: 'Renews on', at: end } }
}

const troubleWords: { readonly [status: string]: string } = {
  incomplete: 'Payment not finished',
  past_due: 'Payment failed',
}

/** Beside the plan that holds instead of it. */
function unpaidWords({ subscribed }: Pick<BillingState, 'subscribed'>): string {
  return subscribed?.title ? `${subscribed.title} is unpaid` : 'Unpaid'
}

/** What is wrong with the money; null when nothing is. Open pages of the organization say it too. */
export function troubleOf({ status, title, subscribed, nextAttemptAt }: Trouble): StandingAlert | null {
  const again = nextAttemptAt ? ` The next attempt is on ${dayWords(nextAttemptAt)}.` : ''
  const act = 'pay'
  switch (status) {
    case 'past_due':
      return {
        ...{ tone: 'warning', act, title: 'The last payment failed' },
        words: `Everything still works.${again} Check the payment method, so that it goes through.`,
      }
    case 'unpaid':
      return {
        ...{ tone: 'danger', act, title: 'The subscription is unpaid' },
        // Not why: attempts may have failed, or a trial may have ended without a card, with nothing open to be paid.
        words: `${subscribed?.title ?? 'It'} gives nothing now, and ${title ?? 'the default plan'} holds instead. Check the payment method, and pay what is open, so that ${subscribed?.title ?? 'it'} can go on.`,
      }
    case 'incomplete':
      return {
        ...{ tone: 'warning', act, title: 'The first payment is not finished' },
        words: 'Your plan begins once it is. Finish it at the payment provider, or choose a plan again.',
      }
    default:
      return null
  }
}

type Trouble = Pick<BillingState, 'status' | 'title' | 'subscribed' | 'nextAttemptAt'>

/** What is going to be different. */
function changeOf(state: BillingState): StandingAlert | null {
  const { status, title, subscribed, cancelAtPeriodEnd, scheduled, currentPeriod, trialEndsAt } = state
  if (status === 'canceled') {
    const words = `${title ?? 'No plan'} holds now, and nothing was deleted. Choose a plan below to begin again.`
    return { tone: 'info', title: 'The subscription was canceled', words, act: null }
  }
  if (cancelAtPeriodEnd) {
    const words = 'Until then everything stays as it is. You can take the cancellation back.'
    const heading = `${subscribed?.title ?? 'The subscription'} ends on ${dayWords(currentPeriod.end)}`
    return { tone: 'info', title: heading, words, act: 'resume' }
  }
  if (scheduled) {
    const heading = `${planTitle(scheduled.plan)} begins on ${dayWords(scheduled.at)}`
    const words = `It is paid by the ${scheduled.interval}. Until then you keep ${title ?? 'what you have'}.`
    return { tone: 'info', title: heading, words, act: 'resume' }
  }
  if (status === 'trialing' && trialEndsAt) {
    const heading = `Your trial of ${title ?? 'the plan'} ends on ${dayWords(trialEndsAt)}`
    return { tone: 'info', title: heading, words: 'Cancel before, and nothing is charged.', act: null }
  }
  return null
}
