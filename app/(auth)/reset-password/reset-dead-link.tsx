import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { deadLinkWords } from '@/components/auth/link-outcome'
import { buttonVariants } from '@/components/ui/button'
import type { FormState } from '@/lib/core/action/form-state'

/** A reset link of no use, and how to get another. */
export function ResetDeadLink({ outcome }: { outcome?: FormState }) {
  const { title, sentence } = deadLinkWords(outcome)
  return (
    <AuthCard
      title={title}
      description={<span role="alert">{sentence} A reset link works once, for one hour.</span>}
      foot={
        <>
          Know your password?
          <Link href="/sign-in" className="standalone-link text-link">
            Sign in
          </Link>
        </>
      }
    >
      <Link href="/forgot-password" className={buttonVariants({ variant: 'primary' })}>
        Send a new link
      </Link>
    </AuthCard>
  )
}
