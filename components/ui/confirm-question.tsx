'use client'

import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { overlayClasses, panelClasses } from './dialog'
import { DialogForm, type DialogFormProps } from './dialog-form'

/** The question before a dangerous act, opened by whoever draws it: a row's menu, or the trigger of `ConfirmDialog`. */
export function ConfirmQuestion(props: ConfirmQuestionProps) {
  const { open, onOpenChange, onClosed, trigger, title, description, dismiss = 'Cancel', ...form } = props
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayClasses} />
        <AlertDialog.Content className={panelClasses} onCloseAutoFocus={onClosed}>
          <div className="grid gap-1">
            <AlertDialog.Title className="text-lg font-medium text-balance">{title}</AlertDialog.Title>
            <AlertDialog.Description className="text-pretty text-muted">
              {description}
            </AlertDialog.Description>
          </div>
          <DialogForm
            tone="danger"
            {...form}
            cancel={
              <AlertDialog.Cancel asChild>
                <Button>{dismiss}</Button>
              </AlertDialog.Cancel>
            }
          />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

type ConfirmQuestionProps = Omit<DialogFormProps, 'cancel'> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Puts the focus somewhere when there is no trigger for it to return to. */
  onClosed?: (event: Event) => void
  trigger?: ReactNode
  title: ReactNode
  description: ReactNode
}
