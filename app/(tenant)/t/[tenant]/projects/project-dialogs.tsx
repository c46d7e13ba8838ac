'use client'

import { answerOn, type RowDialog } from '@/components/access/use-row-dialog'
import { MoveFields } from '@/components/projects/move-fields'
import { moveQuestion } from '@/components/projects/move-question'
import type { ProjectRow } from '@/components/projects/project-row'
import { FormPanel } from '@/components/ui/form-dialog'
import { DeletePanel, RenamePanel } from '@/components/workspaces/thing-panels'
import type { FormState } from '@/lib/core/action/form-state'
import type { ProjectAct } from './project-list'

/** The dialogs of a list of projects, one at a time. */
export function ProjectDialogs({ asked, panel, rename, move, remove }: ProjectDialogsProps) {
  if (!asked) return null
  const { act, row } = asked
  if (act === 'rename') return <RenamePanel {...{ panel, row }} {...rename} />
  if (act === 'delete') return <DeletePanel kind="project" {...{ panel, row }} {...remove} />
  const state = answerOn(move.state, row)
  return (
    <FormPanel {...panel} {...moveQuestion(row.name)} action={move.action} state={state}>
      <MoveFields project={row} state={state} />
    </FormPanel>
  )
}

type Act = { action: (form: FormData) => void; state: FormState }

type ProjectDialogsProps = Pick<RowDialog<ProjectAct, ProjectRow>, 'asked' | 'panel'> & {
  rename: Act
  move: Act
  remove: Act
}
