import { CornerUpLeft } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { KeptFocus } from '@/components/ui/kept-focus'
import { buttonVariants } from '@/components/ui/button'
import { access } from '@/lib/config/access'
import { entitlementOf } from '@/lib/core/access/model'
import type { BillingState } from '@/lib/features/billing/state'
import { wordsAfter } from './after-words'
import { hasLivePlan } from './plan-act'

/** What brought somebody here, and after they have paid the way back to it. */
export function BillingNotice({ billing, done, needs, returnTo }: BillingNoticeProps) {
  const isBought = hasLivePlan(billing) || billing.addOns.length > 0
  const back = returnTo && (
    <a href={returnTo} className={`${buttonVariants({ variant: 'primary', size: 'sm' })} mt-2 mb-1`}>
      <CornerUpLeft aria-hidden="true" />
      Back to what you were doing
    </a>
  )
  if (done === 'paid' && isBought) {
    return (
      <Alert tone="positive" title={`Thank you. ${whatIsActive(billing)}`}>
        {back}
      </Alert>
    )
  }
  if (done === 'paid') {
    return (
      <Alert title="Thank you. Your payment is being confirmed.">
        <p>What you bought appears here within a few seconds, without loading the page again.</p>
      </Alert>
    )
  }
  const said = done === undefined ? null : doneWords(done, billing)
  if (said !== null) {
    return (
      <Alert tone="positive" title={said}>
        <KeptFocus what={said} />
        {back}
      </Alert>
    )
  }
  const title = needs === undefined ? null : entitlementOf(access, needs)?.title
  if (!title) return null
  return (
    <Alert title={`To ${title}, choose a plan or an add-on below.`}>
      {returnTo && <p>You come back to what you were doing once it is paid.</p>}
    </Alert>
  )
}

function whatIsActive(billing: BillingState): string {
  if (!hasLivePlan(billing)) return 'Your add-on is active.'
  return `${billing.title ?? 'Your plan'} is active.`
}

/** The address can name one of these, and say nothing else. */
function doneWords(done: string, billing: BillingState): string | null {
  if (done === 'changed') return wordsAfter(billing)
  if (done === 'canceled' && billing.cancelAtPeriodEnd) return 'The subscription is canceled.'
  if (done === 'resumed' && !billing.cancelAtPeriodEnd) return 'The subscription goes on as it is.'
  return null
}

type BillingNoticeProps = {
  billing: BillingState
  /** What has just been done, as the address says it. */
  done: string | undefined
  /** The entitlement that was missing. */
  needs: string | undefined
  returnTo: string | null
}
