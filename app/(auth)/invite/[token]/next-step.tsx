import Link from 'next/link'
import { ResendForm } from '@/components/auth/resend-form'
import { buttonVariants } from '@/components/ui/button'
import { resendVerification } from '../../sign-up/check-inbox/actions'
import { AcceptForm } from './accept-form'
import type { Invitation } from './invitation'
import { OtherAccountForm } from './other-account-form'

/** The one thing to do about an invitation as it stands. */
export function NextStep({ invitation, token }: { invitation: Invitation; token: string }) {
  const { state, organization, email } = invitation
  const back = new URLSearchParams({ next: `/invite/${token}`, email })
  switch (state) {
    case 'ready':
      return <AcceptForm token={token} organization={organization} />
    case 'no_account':
      return (
        <Link href={`/sign-up?${back}`} className={buttonVariants({ variant: 'primary' })}>
          Create account
        </Link>
      )
    case 'signed_out':
      return (
        <Link href={`/sign-in?${back}`} className={buttonVariants({ variant: 'primary' })}>
          Sign in
        </Link>
      )
    case 'other_address':
      return <OtherAccountForm token={token} />
    case 'unverified':
      return <ResendForm action={resendVerification} email={email} />
    case 'mfa_required':
      return (
        <Link href="/account/security" className={buttonVariants({ variant: 'primary' })}>
          Go to security
        </Link>
      )
    case 'no_seat':
      return (
        <Link href="/start" className={buttonVariants()}>
          Go to your organizations
        </Link>
      )
  }
}
