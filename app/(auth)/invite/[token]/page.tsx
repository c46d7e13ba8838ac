import type { Metadata } from 'next'
import { AuthCard } from '@/components/auth/auth-card'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { isAppError } from '@/lib/core/errors'
import { currentSession, readAction } from '@/lib/next/current'
import { invitationWords, type Invitation } from './invitation'
import { InvitationGone } from './invitation-gone'
import { NextStep } from './next-step'

export const metadata: Metadata = { title: 'Invitation' }

export default guarded(FailedPart, InvitePage)

/** Opening the link changes nothing, so that mail scanners can't use it up: the button does. */
async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const invitation = await waitingInvitation(token)
  if (!invitation) return <InvitationGone />
  const session = await currentSession()
  const { title, sentence } = invitationWords(invitation, session?.user.email ?? null)
  return (
    <AuthCard title={title} description={sentence}>
      <NextStep invitation={invitation} token={token} />
    </AuthCard>
  )
}

/** Null for one that was used, taken back, expired or never was: nobody learns which. */
async function waitingInvitation(token: string): Promise<Invitation | null> {
  try {
    return await readAction<Invitation>('previewInvitation', { token })
  } catch (error) {
    if (isAppError(error) && ['INVITATION_GONE', 'VALIDATION'].includes(error.code)) return null
    throw error
  }
}
