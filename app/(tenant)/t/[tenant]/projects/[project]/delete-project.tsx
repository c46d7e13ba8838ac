'use client'

import { useActionState } from 'react'
import { Card, CardContent, CardDescription, CardTitle } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteThisProject } from '../actions'

export function DeleteProject({ slug, project }: DeleteProjectProps) {
  const [state, action] = useActionState(deleteThisProject, idleForm)
  return (
    <Card id="delete" className="border-danger-border">
      <CardContent className="flex flex-wrap items-center justify-between gap-4">
        <div className="grid gap-1">
          <CardTitle>Delete project</CardTitle>
          <CardDescription>Removes it for everyone. For 30 days it can be had back.</CardDescription>
        </div>
        <ConfirmDialog
          action={action}
          state={state}
          trigger="Delete project"
          triggerProps={{ variant: 'danger-quiet' }}
          title={`Delete ${project.name}?`}
          description="It disappears for everyone. It can be had back for 30 days."
          confirm={`Delete ${project.name}`}
          pendingText="Deleting…"
        >
          <input type="hidden" name="tenant" value={slug} />
          <input type="hidden" name="id" value={project.id} />
          <input type="hidden" name="name" value={project.name} />
        </ConfirmDialog>
      </CardContent>
    </Card>
  )
}

type DeleteProjectProps = { slug: string; project: { id: string; name: string } }
