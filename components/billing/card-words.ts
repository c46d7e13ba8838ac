import { sentenceCase } from '@/components/ui/sentence-case'
import type { PaymentMethodAnswer } from '@/lib/features/billing/payment-method'

/** "Visa ending in 4242, expires 12/2030." Null: it can't be asked right now. */
export function cardWords(answer: PaymentMethodAnswer | null): string {
  if (!answer) return 'The payment provider does not answer right now. It keeps cards, addresses and tax ids.'
  const { paymentMethod: card } = answer
  if (!card) return 'No card is on file: the next payment can’t be made.'
  const month = String(card.expMonth).padStart(2, '0')
  return `${sentenceCase(card.brand)} ending in ${card.last4}, expires ${month}/${card.expYear}.`
}
