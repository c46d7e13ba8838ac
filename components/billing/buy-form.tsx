'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { buyPlan } from './billing-actions'
import { moneyWords } from './money'
import type { BillingInterval, Offer } from './offer'
import { PaymentAnswer } from './payment-link'

/** Begins to buy a plan. Where there is a trial it comes first, and paying at once beside it. */
export function BuyForm({ offer, interval, returnTo }: BuyFormProps) {
  const [state, action] = useActionState(buyPlan, idleForm)
  const { key, title, price, trialDays } = offer
  const amount = moneyWords(price[interval] ?? 0, price.currency)
  return (
    <form action={action} className="grid gap-2">
      <PaymentAnswer state={state} />
      <input type="hidden" name="plan" value={key} />
      <input type="hidden" name="interval" value={interval} />
      {returnTo && <input type="hidden" name="return" value={returnTo} />}
      {trialDays !== null && (
        <SubmitButton name="trial" value="1" pendingText="Opening the payment page…">
          Try {title} for {trialDays} days
        </SubmitButton>
      )}
      <SubmitButton
        variant={trialDays === null ? 'primary' : 'secondary'}
        pendingText="Opening the payment page…"
      >
        Buy {title} for {amount}
      </SubmitButton>
      <p className="text-sm text-pretty text-muted">
        {trialDays === null
          ? 'You pay on the next page. Nothing is bought before.'
          : `After the trial it costs ${amount} a ${interval}. Cancel before, and nothing is charged.`}
      </p>
    </form>
  )
}

type BuyFormProps = { offer: Offer; interval: BillingInterval; returnTo: string | null }
