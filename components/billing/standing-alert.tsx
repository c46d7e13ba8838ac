'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { resumePlan } from './billing-actions'
import { PortalForm } from './portal-form'
import type { StandingAlert as Said } from './standing'

/** What needs to be known or done about the subscription, with the act. */
export function StandingAlert({ alert, slug, resumeWords }: StandingAlertProps) {
  const [resumed, resume] = useActionState(resumePlan, idleForm)
  return (
    <Alert tone={alert.tone} title={alert.title}>
      <p className="text-pretty">{alert.words}</p>
      {alert.act && (
        <div className="mt-2 mb-1 flex">
          {alert.act === 'pay' ? (
            <PortalForm words="Update payment method" isPrimary />
          ) : (
            <form action={resume} className="grid justify-items-start gap-2">
              {resumed.status === 'error' && <FormSummary state={resumed} />}
              <input type="hidden" name="tenant" value={slug} />
              <SubmitButton variant="secondary" size="sm" pendingText="Working…">
                {resumeWords}
              </SubmitButton>
            </form>
          )}
        </div>
      )}
    </Alert>
  )
}

type StandingAlertProps = { alert: Said; slug: string; resumeWords: string }
