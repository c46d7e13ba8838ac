import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonVariants>

export function Button({ className, variant, size, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={cn(buttonVariants({ variant, size }), className)} {...props} />
}

/** The look alone, for links that act like buttons: `<Link className={buttonVariants()}>`. */
export const buttonVariants = cva(
  'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors select-none disabled:pointer-events-none disabled:opacity-60 aria-disabled:cursor-default aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-foreground hover:bg-accent-hover',
        secondary:
          'border-border bg-surface text-foreground hover:bg-hover dark:bg-subtle dark:hover:bg-hover',
        ghost: 'border-transparent text-muted hover:bg-hover hover:text-foreground',
        danger: 'border-transparent bg-danger-fill text-danger-foreground hover:bg-danger-hover',
        'danger-quiet':
          'border-border bg-surface text-danger hover:border-danger-border hover:bg-danger-subtle dark:bg-subtle',
      },
      size: {
        sm: 'h-8 px-2.5 text-sm touch:min-h-11 touch:px-3',
        md: 'h-9 px-3.5 text-base touch:min-h-11',
        lg: 'h-10 px-4 text-base touch:min-h-11',
        icon: 'size-8 touch:size-11',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)
