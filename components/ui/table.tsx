import type { ComponentProps } from 'react'
import { cn } from './cn'

/*
 * A table where there is room for one, cards where there is not, from the same markup. Roles are spelled out because
 * a `display` other than table takes them away in some browsers.
 */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="@container">
      <table role="table" className={cn('block w-full text-left @2xl:table', className)} {...props} />
    </div>
  )
}

export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return (
    <thead
      role="rowgroup"
      className={cn('sr-only @2xl:not-sr-only @2xl:table-header-group', className)}
      {...props}
    />
  )
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody role="rowgroup" className={cn('block divide-y @2xl:table-row-group', className)} {...props} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr role="row" className={cn('block p-4 @2xl:table-row @2xl:p-0', className)} {...props} />
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
        'block align-middle @2xl:table-cell @2xl:h-15 @2xl:px-3 @2xl:py-2 @2xl:first:pl-5 @2xl:last:pr-5',
        className,
      )}
      {...props}
    />
  )
}
