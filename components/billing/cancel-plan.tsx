'use client'

import { useActionState } from 'react'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { dayWords } from '@/components/ui/day-words'
import { idleForm } from '@/lib/core/action/form-state'
import { cancelPlan } from './billing-actions'

/** Ends the subscription with its period, after saying when that is and what is lost. */
export function CancelPlan({ slug, title, end, falls, lost }: CancelPlanProps) {
  const [state, action] = useActionState(cancelPlan, idleForm)
  return (
    <ActCard
      id="cancel"
      title="Cancel the subscription"
      description={`You keep ${title} until ${dayWords(end)}, and can take it back until then.`}
    >
      <ConfirmDialog
        action={action}
        state={state}
        trigger={`Cancel ${title}`}
        triggerProps={{ variant: 'danger-quiet' }}
        title={`Cancel ${title}?`}
        description={`On ${dayWords(end)} ${falls} takes its place. ${lostWords(lost)}Nothing is deleted, and nothing more is charged.`}
        confirm={`Cancel ${title}`}
        dismiss={`Keep ${title}`}
        pendingText="Canceling…"
      >
        <input type="hidden" name="tenant" value={slug} />
      </ConfirmDialog>
    </ActCard>
  )
}

function lostWords(lost: readonly string[]): string {
  if (lost.length === 0) return ''
  return `From then on you do without: ${new Intl.ListFormat('en').format(lost)}. `
}

type CancelPlanProps = {
  slug: string
  title: string
  end: string
  /** What holds afterwards: "Free". */
  falls: string
  /** What of it is lost, in words. */
  lost: readonly string[]
}
