import { Lock } from 'lucide-react'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { access } from '@/lib/config/access'
import type { Decision } from '@/lib/core/access/decision'
import { phraseOf } from '@/lib/core/access/phrase'
import { wayForward } from './way-forward'

/** In place of a page that the person may not open: what is needed, who can give it, and a way on. */
export function DeniedPage({ permission, reason, meta, slug, page = 'this page' }: DeniedPageProps) {
  const way = wayForward(reason, slug)
  return (
    <>
      <h1 className="sr-only">You can’t open {page}</h1>
      <EmptyState
        icon={Lock}
        title={`You can’t open ${page}`}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {way && way !== 'hidden' && (
              <a href={way.href} className={buttonVariants({ variant: 'primary' })}>
                {way.label}
              </a>
            )}
            <a href={slug === null ? '/start' : tenantPath(slug)} className={buttonVariants()}>
              Go to the overview
            </a>
          </div>
        }
      >
        {phraseOf(access, permission, reason, meta)}
      </EmptyState>
    </>
  )
}

type DeniedPageProps = Pick<Decision, 'reason' | 'meta'> & {
  permission: string
  slug: string | null
  /** Its name, where it is known: "Roles". */
  page?: string
}
