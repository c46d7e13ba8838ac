'use client'

import { Undo2 } from 'lucide-react'
import { useActionState } from 'react'
import { TenantMark } from '@/components/tenant/tenant-mark'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { idleForm } from '@/lib/core/action/form-state'
import { restoreOrganization } from './actions'

export type DeletedOrganization = {
  id: string
  slug: string
  name: string
  deletedAt: string
  purgeAt: string
}

/** Organizations whose deletion can still be taken back by this person. */
export function DeletedOrganizations({
  organizations,
  now,
}: {
  organizations: DeletedOrganization[]
  now: number
}) {
  const [state, action] = useActionState(restoreOrganization, idleForm)
  return (
    <Card className="border-warning-border">
      <CardHeader>
        <CardTitle>Deleted</CardTitle>
        <CardDescription>Restored, everyone is back in, with everything as it was.</CardDescription>
      </CardHeader>
      <ul className="mt-4 divide-y border-t">
        {organizations.map(({ id, name, purgeAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 px-5 py-3">
            <TenantMark name={name} />
            <span className="grid min-w-0 flex-1">
              <span className="truncate font-medium">{name}</span>
              <span className="text-sm text-muted">
                Gone for good <Time value={purgeAt} now={now} />
              </span>
            </span>
            <form action={action}>
              <input type="hidden" name="tenantId" value={id} />
              <SubmitButton variant="secondary" pendingText="Restoring…" aria-label={`Restore ${name}`}>
                <Undo2 aria-hidden="true" />
                Restore
              </SubmitButton>
            </form>
            {state.values?.tenantId === id && <FormSummary state={state} focusable={false} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
