'use client'

import { useActionState } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import type { SimulatedCard } from '@/lib/core/billing/simulator-desk'
import { payCheckout } from './simulator-actions'

const cards: { card: SimulatedCard; number: string; words: string }[] = [
  { card: 'success', number: '4242 4242 4242 4242', words: 'The payment succeeds' },
  { card: 'decline', number: '4000 0000 0000 0002', words: 'The card is declined' },
  { card: 'confirm', number: '4000 0027 6000 3184', words: 'The bank asks for a confirmation' },
]

/** The choice of a card, in place of a field for its number. */
export function PayForm({ id, pay }: { id: string; pay: string }) {
  const [state, action] = useActionState(payCheckout, idleForm)
  const chosen = state.values?.['card'] ?? 'success'
  return (
    <form action={action} className="grid gap-4">
      <FormSummary state={state} />
      <input type="hidden" name="id" value={id} />
      <fieldset key={chosen} className="grid gap-2">
        <legend className="mb-2 font-medium">Pay with</legend>
        {cards.map(({ card, number, words }) => (
          <label
            key={card}
            className="flex min-h-14 cursor-pointer items-center gap-3 rounded-md border px-3 py-2 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-subtle"
          >
            <input
              type="radio"
              name="card"
              value={card}
              defaultChecked={card === chosen}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="grid">
              <span className="font-mono tabular-nums">{number}</span>
              <span className="text-sm text-muted">{words}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <SubmitButton size="lg" pendingText="Paying…">
        {pay}
      </SubmitButton>
    </form>
  )
}
