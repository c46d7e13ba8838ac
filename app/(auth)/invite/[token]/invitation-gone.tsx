import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { buttonVariants } from '@/components/ui/button'

/** The same words for an invitation that was used, one that was taken back or has expired, and a link that is none. */
export function InvitationGone() {
  return (
    <AuthCard
      title="This invitation no longer works"
      description={
        <span role="alert">
          It was used or taken back, or it has expired. Ask whoever invited you to send it again.
        </span>
      }
    >
      <Link href="/start" className={buttonVariants()}>
        Go to your organizations
      </Link>
    </AuthCard>
  )
}
