'use client'

import { useActionState } from 'react'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteThisWorkspace } from '../../actions'

export function DeleteWorkspace({ slug, workspace }: DeleteWorkspaceProps) {
  const [state, action] = useActionState(deleteThisWorkspace, idleForm)
  return (
    <ActCard
      id="delete"
      title="Delete workspace"
      description="Removes it for everyone, with its projects. For 30 days it can be had back."
      isDangerous
    >
      <ConfirmDialog
        action={action}
        state={state}
        trigger="Delete workspace"
        triggerProps={{ variant: 'danger-quiet' }}
        title={`Delete ${workspace.name}?`}
        description="It disappears for everyone, and its projects with it. It can be had back for 30 days."
        confirm={`Delete ${workspace.name}`}
        pendingText="Deleting…"
      >
        <input type="hidden" name="tenant" value={slug} />
        <input type="hidden" name="id" value={workspace.id} />
        <input type="hidden" name="name" value={workspace.name} />
      </ConfirmDialog>
    </ActCard>
  )
}

type DeleteWorkspaceProps = { slug: string; workspace: { id: string; name: string } }
