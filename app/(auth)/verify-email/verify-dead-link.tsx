import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { deadLinkWords } from '@/components/auth/link-outcome'
import { ResendForm } from '@/components/auth/resend-form'
import type { FormState } from '@/lib/core/action/form-state'
import { resendVerification } from '../sign-up/check-inbox/actions'

/** A confirmation link of no use, and how to get another. */
export function VerifyDeadLink({ outcome }: { outcome?: FormState }) {
  const { title, sentence } = deadLinkWords(outcome)
  return (
    <AuthCard
      title={title}
      description={
        <span role="alert">
          {sentence} If your address is confirmed already you can sign in. Otherwise have a new link sent.
        </span>
      }
      foot={
        <>
          Confirmed already?
          <Link href="/sign-in" className="standalone-link text-link">
            Sign in
          </Link>
        </>
      }
    >
      <ResendForm action={resendVerification} variant="primary" />
    </AuthCard>
  )
}
