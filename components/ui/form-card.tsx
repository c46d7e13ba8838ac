import type { ReactNode } from 'react'
import type { FormState } from '@/lib/core/action/form-state'
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from './card'
import { cn } from './cn'
import { FormSummary } from './form-summary'
import { SavedNote } from './saved-note'
import { SubmitButton } from './submit-button'

/** A form of a settings page: what it is about, its fields, and beside its button what became of it. */
export function FormCard(props: FormCardProps) {
  const { id, title, description, action, state, save, pendingText = 'Saving…', className, children } = props
  return (
    <Card id={id}>
      <form action={action} noValidate>
        <CardHeader>
          <CardTitle>{title}</CardTitle>
          <CardDescription>{description}</CardDescription>
        </CardHeader>
        <CardContent className={cn('grid gap-4', className)}>
          {state.status === 'error' && <FormSummary state={state} />}
          {children}
        </CardContent>
        <CardFooter>
          <SavedNote state={state} />
          <SubmitButton pendingText={pendingText}>{save}</SubmitButton>
        </CardFooter>
      </form>
    </Card>
  )
}

type FormCardProps = {
  id?: string
  title: string
  description: string
  action: (form: FormData) => void
  state: FormState
  /** Names the act: "Save name". */
  save: string
  pendingText?: string
  /** Of the fields: how wide they may be. */
  className?: string
  children: ReactNode
}
