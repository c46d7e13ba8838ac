'use client'

import { useActionState } from 'react'
import { Card, CardContent, CardDescription, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteThisWorkspace } from '../../actions'

export function DeleteWorkspace({ slug, workspace }: DeleteWorkspaceProps) {
  const [state, action] = useActionState(deleteThisWorkspace, idleForm)
  return (
    <Card id="delete" className="border-danger-border">
      <CardContent className="flex flex-wrap items-center justify-between gap-4">
        <div className="grid gap-1">
          <CardTitle>Delete workspace</CardTitle>
          <CardDescription>
            Removes it for everyone, with its projects. For 30 days it can be had back.
          </CardDescription>
        </div>
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
      </CardContent>
    </Card>
  )
}

type DeleteWorkspaceProps = { slug: string; workspace: { id: string; name: string } }
