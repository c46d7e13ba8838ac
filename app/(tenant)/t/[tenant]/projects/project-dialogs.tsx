'use client'

import { answerOn, type useRowDialog } from '@/components/access/use-row-dialog'
import { MoveFields } from '@/components/projects/move-fields'
import { moveQuestion } from '@/components/projects/move-question'
import type { ProjectRow } from '@/components/projects/project-row'
import { ConfirmQuestion } from '@/components/ui/confirm-question'
import { FormPanel } from '@/components/ui/form-dialog'
import { NameField } from '@/components/workspaces/name-field'
import type { FormState } from '@/lib/core/action/form-state'
import type { ProjectAct } from './project-list'

/** The dialogs of a list of projects, one at a time. */
export function ProjectDialogs({ asked, panel, rename, move, remove }: ProjectDialogsProps) {
  if (!asked) return null
  const { act, row } = asked
  if (act === 'move') {
    const state = answerOn(move.state, row)
    return (
      <FormPanel {...panel} {...moveQuestion(row.name)} action={move.action} state={state}>
        <MoveFields project={row} state={state} />
      </FormPanel>
    )
  }
  if (act === 'rename') {
    const state = answerOn(rename.state, row)
    return (
      <FormPanel
        {...panel}
        action={rename.action}
        state={state}
        title={`Rename ${row.name}`}
        description="Everyone who can see it sees the new name."
        confirm="Rename"
        pendingText="Renaming…"
      >
        <input type="hidden" name="id" value={row.id} />
        <NameField id="rename" state={state} name={row.name} />
      </FormPanel>
    )
  }
  return (
    <ConfirmQuestion
      {...panel}
      action={remove.action}
      state={answerOn(remove.state, row)}
      title={`Delete ${row.name}?`}
      description="It disappears for everyone. It can be had back for 30 days."
      confirm={`Delete ${row.name}`}
      pendingText="Deleting…"
    >
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="name" value={row.name} />
    </ConfirmQuestion>
  )
}

type Act = { action: (form: FormData) => void; state: FormState }

type ProjectDialogsProps = Pick<
  ReturnType<typeof useRowDialog<ProjectAct, ProjectRow>>,
  'asked' | 'panel'
> & {
  rename: Act
  move: Act
  remove: Act
}
