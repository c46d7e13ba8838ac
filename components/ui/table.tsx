import type { ComponentProps } from 'react'
import { cn } from './cn'

/*
 * A table on wide screens, cards on a phone, from the same markup. Roles are spelled out because `display` other than
 * table takes them away in some browsers.
 */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return <table role="table" className={cn('block w-full text-left md:table', className)} {...props} />
}

export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return (
    <thead
      role="rowgroup"
      className={cn('sr-only md:not-sr-only md:table-header-group', className)}
      {...props}
    />
  )
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody role="rowgroup" className={cn('block divide-y md:table-row-group', className)} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr role="row" className={cn('block p-4 md:table-row md:p-0', className)} {...props} />
}

export function TableHeader({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={cn('h-9 border-b px-3 text-xs font-medium text-muted first:pl-5 last:pr-5', className)}
      {...props}
    />
  )
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td
      role="cell"
      className={cn(
        'block align-middle md:table-cell md:h-15 md:px-3 md:py-2 md:first:pl-5 md:last:pr-5',
        className,
      )}
      {...props}
    />
  )
}
