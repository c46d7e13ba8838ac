'use client'

import { Button } from './button'
import { ConfirmQuestion } from './confirm-question'
import { FormInPlace, type FormInPlaceProps } from './form-in-place'
import { useHydrated } from './use-hydrated'
import { useOpenUntilDone } from './use-open-until-done'

/**
 * A dangerous act behind a question. The button names the act, the dialog says what happens to what. The form inside
 * is an ordinary one: before JavaScript has come, or without it, the same question opens in place.
 */
export function ConfirmDialog(props: FormInPlaceProps) {
  const hydrated = useHydrated()
  return hydrated ? <ConfirmModal {...props} /> : <FormInPlace tone="danger" {...props} />
}

function ConfirmModal({ trigger, triggerLabel, triggerProps, ...question }: FormInPlaceProps) {
  const [open, setOpen] = useOpenUntilDone(question.state)
  return (
    <ConfirmQuestion
      {...question}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button aria-label={triggerLabel} {...triggerProps}>
          {trigger}
        </Button>
      }
    />
  )
}
