'use client'

import { useActionState } from 'react'
import { Input } from '@/components/ui/input'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { setAddOn } from './billing-actions'
import { PaymentAnswer } from './payment-link'

/** How many of an add-on there are. */
export function AddOnQuantity({ addOn, quantity, returnTo }: AddOnQuantityProps) {
  const [state, action] = useActionState(setAddOn, idleForm)
  return (
    <form action={action} className="grid gap-2">
      <PaymentAnswer state={state} />
      <OutcomeToast state={state.values?.url ? idleForm : state} />
      <input type="hidden" name="addOn" value={addOn.key} />
      {returnTo && <input type="hidden" name="return" value={returnTo} />}
      <div className="flex items-center gap-2">
        <div className="w-20">
          <Input
            key={quantity}
            type="number"
            name="quantity"
            inputMode="numeric"
            min={0}
            max={1000}
            required
            aria-label={`How many of ${addOn.title}`}
            defaultValue={quantity}
            className="tabular-nums"
          />
        </div>
        <SubmitButton variant="secondary" pendingText="Working…">
          Set quantity
        </SubmitButton>
      </div>
    </form>
  )
}

type AddOnQuantityProps = {
  addOn: { key: string; title: string }
  quantity: number
  returnTo: string | null
}
