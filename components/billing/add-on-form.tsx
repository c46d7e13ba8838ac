'use client'

import { useActionState } from 'react'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { setAddOn } from './billing-actions'
import type { Offer } from './offer'
import { PaymentAnswer } from './payment-link'

/** Sets an add-on to a quantity: one more, or none of it. */
export function AddOnForm({
  addOn,
  quantity,
  words,
  isQuiet = false,
  returnTo,
  act = setAddOn,
}: AddOnFormProps) {
  const [state, action] = useActionState(act, idleForm)
  return (
    <form action={action} className="grid gap-2">
      <PaymentAnswer state={state} />
      <OutcomeToast state={state.values?.url ? idleForm : state} />
      <input type="hidden" name="addOn" value={addOn.key} />
      <input type="hidden" name="quantity" value={quantity} />
      {returnTo && <input type="hidden" name="return" value={returnTo} />}
      <SubmitButton variant={isQuiet ? 'secondary' : 'primary'} pendingText="Working…">
        {words}
      </SubmitButton>
    </form>
  )
}

type AddOnFormProps = {
  addOn: Pick<Offer, 'key'>
  /** How many there are to be. */
  quantity: number
  words: string
  isQuiet?: boolean
  returnTo?: string | null
  /** In place of the plain action, where something else is to happen with it. */
  act?: typeof setAddOn
}
