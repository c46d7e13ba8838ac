'use client'

import { useActionState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import { LiveChanges } from './live-changes'
import type { Role } from './role'

/** Gives a built-in role back what it grants everywhere else. */
export function RestoreRole({ role, restore }: RestoreRoleProps) {
  const [state, action] = useActionState(restore, idleForm)
  const { slug, title } = role
  return (
    <>
      <OutcomeToast state={state} />
      {role.changed && (
        <ConfirmDialog
          action={action}
          state={state}
          trigger="Back to default"
          triggerProps={{ variant: 'danger-quiet' }}
          title={`Give ${title} back what it came with?`}
          description="What this organization changed about it is gone. Whoever holds it has the default from then on."
          confirm={`Give ${title} its default back`}
          pendingText="Giving back…"
        >
          <input type="hidden" name="slug" value={slug} />
          <input type="hidden" name="title" value={title} />
          <LiveChanges change={{ slug, remove: true }} />
        </ConfirmDialog>
      )}
    </>
  )
}

type RestoreRoleProps = {
  role: Role
  restore: (state: FormState, form: FormData) => Promise<FormState>
}
