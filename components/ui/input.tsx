import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(inputClasses, readOnlyClasses, className)} {...props} />
}

/** Of what is typed into. A browser counts a select as read-only always. */
export const readOnlyClasses = 'read-only:bg-subtle read-only:text-muted'

/** The look of every field. 16 px on touch screens: below that iOS zooms into it. */
export const inputClasses =
  'h-9 w-full min-w-0 rounded-md border border-input bg-surface px-3 text-base text-foreground transition-colors placeholder:text-muted touch:h-11 touch:text-lg disabled:opacity-60 focus-visible:border-ring focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-ring aria-invalid:border-danger aria-invalid:focus-visible:outline-danger dark:bg-background'
