import type { ReactNode } from 'react'
import type { FormState } from '@/lib/core/action/form-state'
import { FormSummary } from './form-summary'
import { SubmitButton } from './submit-button'

/** The form in a dialog: a refusal above its fields, the act at the right of its foot. */
export function DialogForm(props: DialogFormProps) {
  const { action, state, confirm, pendingText, tone, cancel, children } = props
  return (
    <form action={action} noValidate className="grid gap-4">
      {state?.status === 'error' && <FormSummary state={state} />}
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        {cancel}
        <SubmitButton variant={tone} pendingText={pendingText}>
          {confirm}
        </SubmitButton>
      </div>
    </form>
  )
}

export type DialogFormProps = {
  action: (form: FormData) => void | Promise<void>
  /** Answer of the action: a refusal is shown in the dialog, a success closes it. */
  state?: FormState
  /** Names the act: "Sign out Chrome on macOS". */
  confirm: string
  pendingText: string
  tone?: 'danger' | 'primary'
  cancel?: ReactNode
  /** What the button that does nothing says, where “Cancel” is what the other one does. */
  dismiss?: string
  /** Hidden values, and whatever must be typed. */
  children?: ReactNode
}
