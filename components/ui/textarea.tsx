import type { ComponentProps } from 'react'
import { cn } from './cn'
import { inputClasses, readOnlyClasses } from './input'

export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={cn(inputClasses, readOnlyClasses, 'h-auto py-2 touch:h-auto', className)}
      {...props}
    />
  )
}
