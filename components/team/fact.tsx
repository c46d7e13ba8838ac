import type { ReactNode } from 'react'
import { TableCell } from '@/components/ui/table'

/** A cell that carries its own name where the column heads are out of sight. */
export function Fact({ name, className, children }: FactProps) {
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

type FactProps = { name: string; className?: string; children: ReactNode }
