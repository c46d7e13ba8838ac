import { TableCell } from '@/components/ui/table'
import { Time } from '@/components/ui/time'

/** A moment in a row; it carries its own name where the column heads are out of sight. */
export function TimeCell({ name, value, now, className }: TimeCellProps) {
  return (
    <TableCell className={className}>
      <div className="flex justify-between gap-4 py-0.5 text-muted tabular-nums">
        <span aria-hidden="true" className="@2xl:hidden">
          {name}
        </span>
        <Time value={value} now={now} className="inline-block whitespace-nowrap first-letter:uppercase" />
      </div>
    </TableCell>
  )
}

type TimeCellProps = { name: string; value: string; now: number; className?: string }
