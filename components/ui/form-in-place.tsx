import type { ReactNode } from 'react'
import { buttonVariants, type ButtonProps } from './button'
import { cn } from './cn'
import { DialogForm, type DialogFormProps } from './dialog-form'

/** What a dialog would ask, opened where its button stands: before JavaScript has come, or without it. */
export function FormInPlace(props: FormInPlaceProps) {
  const { trigger, triggerLabel, triggerProps, title, description, ...form } = props
  const { variant, size, className } = triggerProps ?? {}
  return (
    <details className="relative block sm:inline-block" open={form.state?.status === 'error'}>
      <summary aria-label={triggerLabel} className={cn(buttonVariants({ variant, size }), className)}>
        {trigger}
      </summary>
      <div className="absolute left-0 z-20 mt-2 grid w-80 max-w-[calc(100vw-3rem)] gap-3 rounded-lg border bg-raised p-4 text-left whitespace-normal shadow-float sm:right-0 sm:left-auto">
        <p className="font-medium">{title}</p>
        <div className="text-muted">{description}</div>
        <DialogForm {...form} />
      </div>
    </details>
  )
}

export type FormInPlaceProps = Omit<DialogFormProps, 'cancel'> & {
  trigger: ReactNode
  /** Full name of the act when the trigger's words are shortened. */
  triggerLabel?: string
  triggerProps?: Pick<ButtonProps, 'variant' | 'size' | 'className'>
  title: ReactNode
  description: ReactNode
}
