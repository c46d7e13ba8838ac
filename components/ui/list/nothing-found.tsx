import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listHref, type ListView } from './list-view'

/** In place of the rows when there are none: nothing has such a name, or those on this page are gone. */
export function NothingFound({ path, view, what, hint = byName }: NothingFoundProps) {
  return (
    <EmptyState
      icon={SearchX}
      title={view.q ? `No ${what} matches “${view.q}”` : `There is no ${what} on this page any more`}
      action={
        <Link href={listHref(path, view, { q: '' })} className={buttonVariants()}>
          Show all
        </Link>
      }
    >
      {view.q ? hint : 'They were deleted, or moved on in the order.'}
    </EmptyState>
  )
}

const byName = 'Search by another part of its name.'

type NothingFoundProps = {
  path: string
  view: ListView
  /** "member" */
  what: string
  /** What they are found by. */
  hint?: string
}
