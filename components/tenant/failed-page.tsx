import { FailedPart } from '@/components/failure/failed-part'
import { DeniedPage } from '@/components/access/denied-page'
import { currentStander } from '@/components/access/stander'
import type { PageFailure } from '@/lib/next/page-failure'
import { NotHere } from './not-here'

/** In place of a page of an organization that could not be drawn; the frame around it stands. */
export async function FailedTenantPage(failure: PageFailure) {
  const { status, path, denial } = failure
  if (denial) return <DeniedPage {...denial} {...await currentStander()} />
  return status === 404 ? <NotHere path={path} /> : <FailedPart {...failure} />
}
