import { dayWords } from '@/components/ui/day-words'
import { sentenceCase } from '@/components/ui/sentence-case'
import type { BillingState } from '@/lib/features/billing/state'
import { lostWords } from './lost-words'

/** What canceling does, in words: of the card that offers it, and of the dialog that asks again. */
export type CancelWords = { title: string; about: string; consequence: string }

/** Of the plan that is subscribed to, which holds no longer once it is unpaid. */
export function cancelWords(state: BillingState): CancelWords {
  const title = state.subscribed?.title ?? 'the subscription'
  const free = state.plans.find(({ price }) => price.month === 0)?.title ?? 'no plan'
  const end = dayWords(state.currentPeriod.end)
  if (state.status === 'unpaid') {
    return {
      title,
      about: `${sentenceCase(title)} is unpaid and gives nothing now. Canceled, it ends on ${end}.`,
      consequence: `${sentenceCase(title)} ends on ${end}, and ${state.title ?? free} goes on as it holds now. Nothing is deleted, and nothing more is charged by itself. An invoice that is open stays open.`,
    }
  }
  const isOverdue = state.status === 'past_due'
  const about = `You keep ${title} until ${end}${isOverdue ? ', if the open invoice is paid' : ''}, and can take it back until then.`
  const lost = lossWords(lostWords(state))
  return { title, about, consequence: `On ${end} ${free} takes its place. ${lost}${chargeWords(state)}` }
}

/** Canceling ends what is to come: what is owed for the period that has begun is owed still. */
function chargeWords({ status, nextAttemptAt }: BillingState): string {
  if (status !== 'past_due') return 'Nothing is deleted, and nothing more is charged.'
  const again = nextAttemptAt ? `, next on ${dayWords(nextAttemptAt)}` : ''
  return `Nothing is deleted. The open invoice is still charged${again}, and nothing after it.`
}

function lossWords(lost: readonly string[]): string {
  if (lost.length === 0) return ''
  return `From then on you do without: ${new Intl.ListFormat('en').format(lost)}. `
}
