import type { ComponentProps } from 'react'
import { cn } from './cn'
import { inputClasses } from './input'

export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea rows={rows} className={cn(inputClasses, 'h-auto py-2 touch:h-auto', className)} {...props} />
  )
}
