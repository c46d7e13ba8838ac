'use client'

import { AlertDialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { Button, buttonVariants, type ButtonProps } from './button'
import { cn } from './cn'
import { overlayClasses, panelClasses } from './dialog'
import { FormSummary } from './form-summary'
import { SubmitButton } from './submit-button'
import { useHydrated } from './use-hydrated'
import type { FormState } from '@/lib/core/action/form-state'

/**
 * A dangerous act behind a question. The button names the act, the dialog says what happens to what. The form inside
 * is an ordinary one: before JavaScript has come, or without it, the same question opens in place.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const hydrated = useHydrated()
  return hydrated ? <ConfirmModal {...props} /> : <ConfirmInPlace {...props} />
}

function ConfirmModal({
  trigger,
  triggerLabel,
  triggerProps,
  title,
  description,
  state,
  ...form
}: ConfirmDialogProps) {
  const [open, setOpen] = useState(state?.status === 'error')
  // A success closes the question; a refusal keeps it open with the reason in it.
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    if (state?.status === 'success') setOpen(false)
  }
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger asChild>
        <Button aria-label={triggerLabel} {...triggerProps}>
          {trigger}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayClasses} />
        <AlertDialog.Content className={panelClasses}>
          <div className="grid gap-1">
            <AlertDialog.Title className="text-lg font-medium text-balance">{title}</AlertDialog.Title>
            <AlertDialog.Description className="text-pretty text-muted">
              {description}
            </AlertDialog.Description>
          </div>
          <ConfirmForm
            {...form}
            state={state}
            cancel={
              <AlertDialog.Cancel asChild>
                <Button>Cancel</Button>
              </AlertDialog.Cancel>
            }
          />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

function ConfirmInPlace({
  trigger,
  triggerLabel,
  triggerProps,
  title,
  description,
  ...form
}: ConfirmDialogProps) {
  const { variant, size, className } = triggerProps ?? {}
  return (
    <details className="relative block sm:inline-block" open={form.state?.status === 'error'}>
      <summary aria-label={triggerLabel} className={cn(buttonVariants({ variant, size }), className)}>
        {trigger}
      </summary>
      <div className="absolute left-0 z-20 mt-2 grid w-80 max-w-[calc(100vw-3rem)] gap-3 rounded-lg border bg-raised p-4 text-left whitespace-normal shadow-float sm:right-0 sm:left-auto">
        <p className="font-medium">{title}</p>
        <div className="text-muted">{description}</div>
        <ConfirmForm {...form} />
      </div>
    </details>
  )
}

function ConfirmForm({
  action,
  state,
  confirm,
  pendingText,
  tone = 'danger',
  cancel,
  children,
}: ConfirmFormProps) {
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

type ConfirmFormProps = {
  action: (form: FormData) => void | Promise<void>
  /** Answer of the action: a refusal is shown in the dialog, a success closes it. */
  state?: FormState
  /** Names the act: "Sign out Chrome on macOS". */
  confirm: string
  pendingText: string
  tone?: 'danger' | 'primary'
  cancel?: ReactNode
  /** Hidden values, and whatever must be typed. */
  children?: ReactNode
}

type ConfirmDialogProps = Omit<ConfirmFormProps, 'cancel'> & {
  trigger: ReactNode
  /** Full name of the act when the trigger's words are shortened. */
  triggerLabel?: string
  triggerProps?: Pick<ButtonProps, 'variant' | 'size' | 'className'>
  title: ReactNode
  description: ReactNode
}
