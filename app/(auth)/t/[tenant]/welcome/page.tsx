import type { Metadata } from 'next'
import { AuthCard } from '@/components/auth/auth-card'
import type { PageQuery } from '@/components/auth/query'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { plannedIn, planQuery } from '@/components/pricing/planned'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { requireSession, requireTenant } from '@/lib/next/current'
import { InviteForm } from './invite-form'

export const metadata: Metadata = { title: 'Invite people' }

export default guarded(FailedPart, InviteStepPage)

/** The second step of the first run, which can be skipped. */
async function InviteStepPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  await requireSession()
  const { name, slug } = await requireTenant((await params).tenant)
  const planned = plannedIn(await searchParams)
  const next = planned ? `${tenantPages.billing.path}?${planQuery(planned)}` : ''
  return (
    <AuthCard
      title={`Invite people to ${name}`}
      description="Each gets a mail with a link that works for seven days. You can do this later as well."
    >
      <InviteForm next={tenantPath(slug, next)} />
    </AuthCard>
  )
}
