'use client'

import { Plus } from 'lucide-react'
import { useActionState } from 'react'
import { FormDialog } from '@/components/ui/form-dialog'
import { idleForm } from '@/lib/core/action/form-state'
import { NameField } from '@/components/workspaces/name-field'
import { createWorkspace } from './actions'

export function CreateWorkspace({ slug }: { slug: string }) {
  const [state, action] = useActionState(createWorkspace, idleForm)
  return (
    <FormDialog
      action={action}
      state={state}
      trigger={
        <>
          <Plus aria-hidden="true" />
          New workspace
        </>
      }
      triggerProps={{ variant: 'primary' }}
      title="New workspace"
      description="It groups projects, and whoever has a role on it has one on all of them. You will be its admin."
      confirm="Create workspace"
      pendingText="Creating…"
    >
      <input type="hidden" name="tenant" value={slug} />
      <NameField id="new-workspace" state={state} />
    </FormDialog>
  )
}
