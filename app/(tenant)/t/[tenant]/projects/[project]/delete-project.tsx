'use client'

import { useActionState } from 'react'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteThisProject } from '../actions'

export function DeleteProject({ slug, project }: DeleteProjectProps) {
  const [state, action] = useActionState(deleteThisProject, idleForm)
  return (
    <ActCard
      id="delete"
      title="Delete project"
      description="Removes it for everyone. For 30 days it can be had back."
      isDangerous
    >
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
    </ActCard>
  )
}

type DeleteProjectProps = { slug: string; project: { id: string; name: string } }
