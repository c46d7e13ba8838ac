'use client'

import { useActionState } from 'react'
import type { TenantChoice } from '@/components/tenant/tenant-switcher'
import { Card, CardContent, CardDescription, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteTenant } from './actions'

export function DeleteTenant({ tenant }: { tenant: TenantChoice }) {
  const [state, action] = useActionState(deleteTenant, idleForm)
  return (
    <Card id="delete" className="border-danger-border">
      <CardContent className="flex flex-wrap items-center justify-between gap-4">
        <div className="grid gap-1">
          <CardTitle>Delete organization</CardTitle>
          <CardDescription>
            Removes everyone and everything in it. For 30 days it can be restored.
          </CardDescription>
        </div>
        <ConfirmDialog
          action={action}
          state={state}
          trigger="Delete organization"
          triggerProps={{ variant: 'danger-quiet' }}
          title={`Delete ${tenant.name}?`}
          description="Every member is out at once, and its workspaces and projects are gone. An owner can restore it within 30 days; then nobody can."
          confirm={`Delete ${tenant.name}`}
          pendingText="Deleting…"
        >
          <input type="hidden" name="tenant" value={tenant.slug} />
          <Field
            id="confirmName"
            label={
              <>
                Type <span className="font-mono break-all">{tenant.name}</span> to confirm
              </>
            }
            error={state.fieldErrors?.confirmName}
          >
            {(control) => (
              <Input
                {...control}
                name="confirmName"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
                defaultValue={state.values?.confirmName}
              />
            )}
          </Field>
        </ConfirmDialog>
      </CardContent>
    </Card>
  )
}
