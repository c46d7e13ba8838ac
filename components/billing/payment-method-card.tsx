import { ActCard } from '@/components/ui/act-card'
import type { PaymentMethodAnswer } from '@/lib/features/billing/payment-method'
import { cardWords } from './card-words'
import { PortalForm } from './portal-form'

/** What renewals are charged to, and the way to change it. Null while the provider does not answer. */
export function PaymentMethodCard({ answer }: { answer: PaymentMethodAnswer | null }) {
  return (
    <ActCard id="payment-method" title="Payment method" description={cardWords(answer)}>
      <PortalForm words="Manage payment method" />
    </ActCard>
  )
}
