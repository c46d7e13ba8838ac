'use client'

import { useActionState } from 'react'
import type { TenantChoice } from '@/components/tenant/tenant-switcher'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { idleForm } from '@/lib/core/action/form-state'
import { leave } from '../team/actions'

export function LeaveTenant({ tenant }: { tenant: TenantChoice }) {
  const [state, action] = useActionState(leave, idleForm)
  return (
    <ActCard
      id="leave"
      title="Leave"
      description="You lose your roles here. Somebody has to invite you to come back."
    >
      <ConfirmDialog
        action={action}
        state={state}
        trigger="Leave"
        triggerLabel={`Leave ${tenant.name}`}
        triggerProps={{ variant: 'danger-quiet' }}
        title={`Leave ${tenant.name}?`}
        description="You are out at once, on every device. What you made stays with the organization."
        confirm={`Leave ${tenant.name}`}
        pendingText="Leaving…"
      />
    </ActCard>
  )
}
