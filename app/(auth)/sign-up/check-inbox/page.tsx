import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { DevMailbox } from '@/components/auth/dev-mailbox'
import { queryEmail, queryValue, type PageQuery } from '@/components/auth/query'
import { ResendForm } from '@/components/auth/resend-form'
import { Alert } from '@/components/ui/alert'
import { devMailboxUrl } from '@/lib/next/site-links'
import { resendVerification } from './actions'

export const metadata: Metadata = { title: 'Check your inbox' }

export default async function CheckInboxPage({ searchParams }: PageQuery) {
  const query = await searchParams
  const email = queryEmail(query.email)
  return (
    <AuthCard
      title="Check your inbox"
      description={
        <>
          We sent a link to{' '}
          {email ? <strong className="font-medium text-foreground">{email}</strong> : 'your address'}. Open it
          within 24 hours to confirm that the address is yours.
        </>
      }
      foot={
        <>
          Wrong address?
          <Link href="/sign-up" className="standalone-link text-link">
            Start again
          </Link>
        </>
      }
    >
      <DevMailbox url={devMailboxUrl()} />
      {queryValue(query.sent) && (
        <Alert tone="positive">If the address still needs confirming, a new link is on its way.</Alert>
      )}
      <p className="text-pretty text-muted">
        Nothing after a minute? Look in the spam folder, or have another link sent.
      </p>
      <ResendForm action={resendVerification} email={email} />
    </AuthCard>
  )
}
