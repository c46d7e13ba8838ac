import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { TableHeader } from '@/components/ui/table'
import { listHref, nextOrder, type ListView } from './list-view'

/** The head of a column that the list can be ordered by. */
export function SortHeader({ path, view, by, first = 'up', children }: SortHeaderProps) {
  const isUp = view.sort === by
  const isDown = view.sort === `-${by}`
  const Icon = isDown ? ArrowDown : ArrowUp
  return (
    <TableHeader aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      {/* Where the heads are out of sight, nothing in them can have the focus. */}
      <span className="@2xl:hidden">{children}</span>
      <Link
        href={listHref(path, view, { sort: nextOrder(view.sort, { by, first }) })}
        replace
        scroll={false}
        prefetch={false}
        className="hidden h-7 items-center gap-1 rounded-sm hover:text-foreground @2xl:inline-flex touch:h-11"
      >
        {children}
        <Icon aria-hidden="true" className={isUp || isDown ? 'size-3.5' : 'size-3.5 opacity-0'} />
      </Link>
    </TableHeader>
  )
}

type SortHeaderProps = {
  path: string
  view: ListView
  by: string
  /** Which way round one wants it first: names up, times down. */
  first?: 'up' | 'down'
  children: string
}
