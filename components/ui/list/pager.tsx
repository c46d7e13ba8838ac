import { ChevronRight, ChevronsLeft } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { listHref, type ListView } from './list-view'

/** The way on through a list, and back to its start. Nothing for a list of one page. */
export function Pager({ path, view, nextCursor }: PagerProps) {
  if (view.cursor === null && nextCursor === null) return null
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2">
      {view.cursor !== null && (
        <Link href={listHref(path, view, {})} className={buttonVariants({ size: 'sm' })}>
          <ChevronsLeft aria-hidden="true" />
          First page
        </Link>
      )}
      {nextCursor !== null && (
        <Link
          href={listHref(path, view, { cursor: nextCursor })}
          className={`${buttonVariants({ size: 'sm' })} ml-auto`}
        >
          Next page
          <ChevronRight aria-hidden="true" />
        </Link>
      )}
    </nav>
  )
}

type PagerProps = { path: string; view: ListView; nextCursor: string | null }
