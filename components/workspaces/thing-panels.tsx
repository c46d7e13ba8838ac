'use client'

import { answerOn, type RowPanel } from '@/components/access/use-row-dialog'
import type { ThingKind } from '@/components/sharing/holder'
import { ConfirmQuestion } from '@/components/ui/confirm-question'
import { FormPanel } from '@/components/ui/form-dialog'
import type { FormState } from '@/lib/core/action/form-state'
import { NameField } from './name-field'
import { deleteQuestion, renameQuestion } from './thing-questions'

/** Renames a workspace or project out of a list. */
export function RenamePanel({ panel, row, action, state }: ThingPanelProps) {
  const answer = answerOn(state, row)
  return (
    <FormPanel {...panel} {...renameQuestion(row.name)} action={action} state={answer}>
      <input type="hidden" name="id" value={row.id} />
      <NameField id="rename" state={answer} name={row.name} />
    </FormPanel>
  )
}

/** Deletes one out of a list. */
export function DeletePanel({ kind, panel, row, action, state }: ThingPanelProps & { kind: ThingKind }) {
  return (
    <ConfirmQuestion
      {...panel}
      {...deleteQuestion(kind, row.name)}
      action={action}
      state={answerOn(state, row)}
    >
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="name" value={row.name} />
    </ConfirmQuestion>
  )
}

type ThingPanelProps = {
  panel: RowPanel
  row: { id: string; name: string }
  action: (form: FormData) => void
  /** The last answer, which may be about another row. */
  state: FormState
}
