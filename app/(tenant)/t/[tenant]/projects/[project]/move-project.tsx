'use client'

import { useActionState } from 'react'
import { MoveFields } from '@/components/projects/move-fields'
import { moveQuestion } from '@/components/projects/move-question'
import { ActCard } from '@/components/ui/act-card'
import { FormDialog } from '@/components/ui/form-dialog'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import type { Choice } from '@/components/ui/search-picker'
import { idleForm } from '@/lib/core/action/form-state'
import { moveProject } from '../actions'

export function MoveProject({ project, targets }: MoveProjectProps) {
  const [state, action] = useActionState(moveProject, idleForm)
  const hasTarget = targets.some(({ disabled }) => !disabled)
  return (
    <ActCard
      id="move"
      title="Move project"
      description={
        hasTarget
          ? 'To another workspace. Whoever has a role there gets one here.'
          : 'There is no other workspace in which you can create projects.'
      }
    >
      <OutcomeToast state={state} />
      {hasTarget && (
        <FormDialog action={action} state={state} trigger="Move project" {...moveQuestion(project.name)}>
          <MoveFields project={project} targets={targets} state={state} />
        </FormDialog>
      )}
    </ActCard>
  )
}

type MoveProjectProps = {
  project: { id: string; name: string; workspaceId: string }
  targets: readonly Choice[]
}
