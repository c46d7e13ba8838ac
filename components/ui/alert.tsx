import { cva, type VariantProps } from 'class-variance-authority'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A word on what stands around it. Errors interrupt a screen reader, everything else waits its turn. */
export function Alert({ tone = 'info', title, className, children, ...props }: AlertProps) {
  const Icon = icons[tone ?? 'info']
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cn(alertVariants({ tone }), className)}
      {...props}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-0.5 text-foreground">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="wrap-anywhere">{children}</div>}
      </div>
    </div>
  )
}

const icons = { info: Info, positive: CircleCheck, warning: TriangleAlert, danger: CircleAlert }

const alertVariants = cva('flex items-start gap-2.5 rounded-md border px-3 py-2.5 text-base', {
  variants: {
    tone: {
      info: 'border-border bg-subtle text-muted',
      positive: 'border-positive-border bg-positive-subtle text-positive',
      warning: 'border-warning-border bg-warning-subtle text-warning',
      danger: 'border-danger-border bg-danger-subtle text-danger',
    },
  },
  defaultVariants: { tone: 'info' },
})

type AlertProps = Omit<ComponentProps<'div'>, 'title' | 'role'> &
  VariantProps<typeof alertVariants> & { title?: React.ReactNode }
