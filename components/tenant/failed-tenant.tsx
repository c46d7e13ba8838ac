import Link from 'next/link'
import { FailedScreen } from '@/components/failure/failed-screen'
import { SiteHeader } from '@/components/site/site-header'
import { buttonVariants } from '@/components/ui/button'
import type { PageFailure } from '@/lib/next/page-failure'

/**
 * In place of an organization whose frame can't be drawn. One that is not there and one that the person is not in are
 * the same: nobody learns which names are taken.
 */
export function FailedTenant(failure: PageFailure) {
  if (failure.status !== 404) return <FailedScreen {...failure} />
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1} className="mx-auto grid max-w-140 justify-items-start gap-1 px-4 py-24">
        <p className="font-mono text-sm text-muted">404</p>
        <h1 className="text-2xl font-semibold">Organization not found</h1>
        <p className="text-pretty text-muted">
          The address may be mistyped, or you are not a member with the account that you are signed in with.
        </p>
        <div className="mt-5 flex flex-wrap gap-2">
          <Link href="/account/organizations" className={buttonVariants({ variant: 'primary' })}>
            Your organizations
          </Link>
          <Link href="/account" className={buttonVariants()}>
            Your account
          </Link>
        </div>
      </main>
    </>
  )
}
