import type { Metadata } from 'next'
import { AuthCard } from '@/components/auth/auth-card'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { requireSession, requireTenant } from '@/lib/next/current'
import { InviteForm } from './invite-form'

export const metadata: Metadata = { title: 'Invite people' }

export default guarded(FailedPart, InviteStepPage)

/** The second step of the first run, which can be skipped. */
async function InviteStepPage({ params }: { params: Promise<{ tenant: string }> }) {
  await requireSession()
  const { name, slug } = await requireTenant((await params).tenant)
  return (
    <AuthCard
      title={`Invite people to ${name}`}
      description="Each gets a mail with a link that works for seven days. You can do this later as well."
    >
      <InviteForm slug={slug} />
    </AuthCard>
  )
}
