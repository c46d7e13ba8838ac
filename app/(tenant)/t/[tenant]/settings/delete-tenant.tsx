'use client'

import { useActionState } from 'react'
import type { TenantChoice } from '@/components/tenant/tenant-switcher'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TypedConfirmation } from '@/components/ui/typed-confirmation'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteTenant } from './actions'

export function DeleteTenant({ tenant }: { tenant: TenantChoice }) {
  const [state, action] = useActionState(deleteTenant, idleForm)
  return (
    <ActCard
      id="delete"
      title="Delete organization"
      description="Removes everyone and everything in it. For 30 days it can be restored."
      isDangerous
    >
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
        <TypedConfirmation name="confirmName" text={tenant.name} state={state} />
      </ConfirmDialog>
    </ActCard>
  )
}
