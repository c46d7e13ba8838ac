import { SiteHeader } from '@/components/site/site-header'
import type { PageFailure } from '@/lib/next/page-failure'
import { FailedPart } from './failed-part'
import { NoSuchPage } from './no-such-page'

/** In place of a page whose frame could not be drawn either. */
export function FailedScreen(failure: PageFailure) {
  if (failure.status === 404) return <NoSuchPage />
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-140 px-4 py-24 outline-none">
        <FailedPart {...failure} />
      </main>
    </>
  )
}
