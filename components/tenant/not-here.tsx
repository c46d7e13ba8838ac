import { SearchX } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { buttonVariants } from '@/components/ui/button'
import { tenantSlugOf } from '@/lib/next/page-tenant'
import { tenantPath } from './tenant-pages'

/** An address inside an organization that leads nowhere, or to what is not there for this person. */
export function NotHere({ path }: { path: string }) {
  const slug = tenantSlugOf(path)
  return (
    <>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is no such page in this organization"
        action={
          <a
            href={slug === null ? '/start' : tenantPath(slug)}
            className={buttonVariants({ variant: 'primary' })}
          >
            Go to the overview
          </a>
        }
      >
        It may have been deleted or moved, or the address is mistyped.
      </EmptyState>
    </>
  )
}
