'use client'

import { Button } from './button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from './dialog'
import { DialogForm, type DialogFormProps } from './dialog-form'
import { FormInPlace, type FormInPlaceProps } from './form-in-place'
import { useHydrated } from './use-hydrated'
import { useOpenUntilDone } from './use-open-until-done'

/** A form behind a button. Before JavaScript has come, or without it, it opens in place. */
export function FormDialog(props: FormInPlaceProps) {
  const hydrated = useHydrated()
  return hydrated ? <FormModal {...props} /> : <FormInPlace {...props} />
}

function FormModal({ trigger, triggerLabel, triggerProps, ...panel }: FormInPlaceProps) {
  const [open, setOpen] = useOpenUntilDone(panel.state)
  return (
    <FormPanel
      {...panel}
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

/** The dialog alone, opened by whoever draws it. */
export function FormPanel(props: FormPanelProps) {
  const { open, onOpenChange, onClosed, trigger, title, description, ...form } = props
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent title={title} description={description} onCloseAutoFocus={onClosed}>
        <DialogForm
          {...form}
          cancel={
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
          }
        />
      </DialogContent>
    </Dialog>
  )
}

type FormPanelProps = Omit<DialogFormProps, 'cancel'> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Puts the focus somewhere when there is no trigger for it to return to. */
  onClosed?: (event: Event) => void
  trigger?: React.ReactNode
  title: React.ReactNode
  description: React.ReactNode
}
