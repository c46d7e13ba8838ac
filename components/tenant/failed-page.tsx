import { FailedPart } from '@/components/failure/failed-part'
import { DeniedPage } from '@/components/access/denied-page'
import type { PageFailure } from '@/lib/next/page-failure'
import { tenantSlugOf } from '@/lib/next/page-tenant'
import { NotHere } from './not-here'

/** In place of a page of an organization that could not be drawn; the frame around it stands. */
export function FailedTenantPage(failure: PageFailure) {
  const { status, path, denial } = failure
  if (denial) return <DeniedPage slug={tenantSlugOf(path)} {...denial} />
  return status === 404 ? <NotHere path={path} /> : <FailedPart {...failure} />
}
