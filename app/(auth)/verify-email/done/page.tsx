import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthCard } from '@/components/auth/auth-card'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { buttonVariants } from '@/components/ui/button'
import { site } from '@/lib/config/site'
import { safePath } from '@/lib/core/action/redirect'
import { currentSession } from '@/lib/next/current'

export const metadata: Metadata = { title: 'Address confirmed' }

export default guarded(FailedPart, VerifyDonePage)

async function VerifyDonePage({ searchParams }: PageQuery) {
  const next = safePath(queryValue((await searchParams).next), '')
  const session = await currentSession()
  return (
    <AuthCard
      title="Address confirmed"
      description={
        session
          ? 'You are signed in on this device.'
          : 'Sign in with the password you chose. On the device where you signed up this happens by itself.'
      }
    >
      {session ? (
        <Link href={next || '/start'} className={buttonVariants({ variant: 'primary' })}>
          Continue to {site.name}
        </Link>
      ) : (
        <Link
          href={next ? `/sign-in?${new URLSearchParams({ next })}` : '/sign-in'}
          className={buttonVariants({ variant: 'primary' })}
        >
          Sign in
        </Link>
      )}
    </AuthCard>
  )
}
