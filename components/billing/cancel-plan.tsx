'use client'

import { useActionState } from 'react'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { idleForm } from '@/lib/core/action/form-state'
import { cancelPlan } from './billing-actions'
import type { CancelWords } from './cancel-words'

/** Ends the subscription with its period, after saying when that is and what is lost. */
export function CancelPlan({ slug, title, about, consequence }: CancelPlanProps) {
  const [state, action] = useActionState(cancelPlan, idleForm)
  return (
    <ActCard id="cancel" title="Cancel the subscription" description={about}>
      <ConfirmDialog
        action={action}
        state={state}
        trigger={`Cancel ${title}`}
        triggerProps={{ variant: 'danger-quiet' }}
        title={`Cancel ${title}?`}
        description={consequence}
        confirm={`Cancel ${title}`}
        dismiss={`Keep ${title}`}
        pendingText="Canceling…"
      >
        <input type="hidden" name="tenant" value={slug} />
      </ConfirmDialog>
    </ActCard>
  )
}

type CancelPlanProps = CancelWords & { slug: string }
