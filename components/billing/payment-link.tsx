import { ExternalLink } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { FormSummary } from '@/components/ui/form-summary'
import type { FormState } from '@/lib/core/action/form-state'

/** What an act that leads to the provider was answered: a refusal, or the way there for a browser without JavaScript. */
export function PaymentAnswer({ state }: { state: FormState }) {
  if (state.status === 'error') return <FormSummary state={state} />
  if (!state.values?.url) return null
  return (
    <Alert tone="positive" title={state.message}>
      <a href={state.values.url} className={`${buttonVariants({ variant: 'primary' })} mt-2`}>
        <ExternalLink aria-hidden="true" />
        Continue to the payment page
      </a>
    </Alert>
  )
}
