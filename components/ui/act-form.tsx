'use client'

import { useActionState, type ComponentProps } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm, type FormState } from '@/lib/core/action/form-state'

/** One act: a button, and under it what became of it. Works without JavaScript. */
export function ActForm({ action, fields, children, ...button }: ActFormProps) {
  const [state, submit] = useActionState(action, idleForm)
  return (
    <form action={submit} className="grid justify-items-start gap-1">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary" size="sm" {...button}>
        {children}
      </SubmitButton>
      {state.message && (
        <p role="status" className={state.status === 'error' ? 'text-sm text-danger' : 'text-sm text-muted'}>
          {state.message}
        </p>
      )}
    </form>
  )
}

type ActFormProps = Pick<
  ComponentProps<typeof SubmitButton>,
  'pendingText' | 'variant' | 'children' | 'aria-label'
> & {
  action: (state: FormState, form: FormData) => Promise<FormState>
  fields: Record<string, string>
}
