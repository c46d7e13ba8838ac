import { Lock } from 'lucide-react'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { access } from '@/lib/config/access'
import type { Decision } from '@/lib/core/access/decision'
import { phraseOf } from '@/lib/core/access/phrase'
import { wayForward, type Stander } from './way-forward'
import { WayLink } from './way-link'

/** In place of a page that the person may not open: what is needed, who can give it, and a way on. */
export function DeniedPage({ permission, reason, meta, page = 'this page', ...stander }: DeniedPageProps) {
  const denied = { entitlement: permission, reason, meta }
  const way = wayForward(denied, stander)
  const { slug } = stander
  return (
    <>
      <h1 className="sr-only">You can’t open {page}</h1>
      <EmptyState
        icon={Lock}
        title={`You can’t open ${page}`}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {way && way !== 'hidden' && (
              <WayLink way={way} denied={denied} className={buttonVariants({ variant: 'primary' })} />
            )}
            <a href={slug === null ? '/start' : tenantPath(slug)} className={buttonVariants()}>
              Go to the overview
            </a>
          </div>
        }
      >
        {phraseOf(access, permission, reason, meta)}
        {way && way !== 'hidden' && way.hint && ` ${way.hint}`}
      </EmptyState>
    </>
  )
}

type DeniedPageProps = Pick<Decision, 'reason' | 'meta'> &
  Stander & {
    permission: string
    /** Its name, where it is known: "Roles". */
    page?: string
  }
