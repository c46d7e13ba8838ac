import type { ReactNode } from 'react'
import { TableCell } from '@/components/ui/table'
import { Time } from '@/components/ui/time'

/** A cell that carries its own name where the column heads are out of sight. */
export function FactCell({ name, className, children }: FactCellProps) {
  return (
    <TableCell className={className}>
      <div className="flex items-center justify-between gap-4 py-0.5 text-muted tabular-nums">
        <span aria-hidden="true" className="@2xl:hidden">
          {name}
        </span>
        {children}
      </div>
    </TableCell>
  )
}

/** A moment in such a cell. */
export function TimeCell({ name, className, value, now }: TimeCellProps) {
  return (
    <FactCell name={name} className={className}>
      <Time value={value} now={now} className="inline-block whitespace-nowrap first-letter:uppercase" />
    </FactCell>
  )
}

type FactCellProps = { name: string; className?: string; children: ReactNode }

type TimeCellProps = Omit<FactCellProps, 'children'> & { value: string; now: number }
