import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthCard } from '@/components/auth/auth-card'
import { queryEmail, queryValue, type PageQuery } from '@/components/auth/query'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { Alert } from '@/components/ui/alert'
import { site } from '@/lib/config/site'
import { safePath } from '@/lib/core/action/redirect'
import { currentSession } from '@/lib/next/current'
import { signInNotice } from './notices'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in', robots: { index: true } }

export default guarded(FailedPart, SignInPage)

async function SignInPage({ searchParams }: PageQuery) {
  const query = await searchParams
  const next = queryValue(query.next)
  const notice = signInNotice(queryValue(query.notice))
  if (await currentSession()) redirect(safePath(next, '/start'))
  return (
    <AuthCard
      title={`Sign in to ${site.name}`}
      foot={
        <>
          No account yet?
          <Link
            href={next ? `/sign-up?${new URLSearchParams({ next })}` : '/sign-up'}
            className="standalone-link text-link"
          >
            Create one
          </Link>
        </>
      }
    >
      {notice && <Alert tone="positive">{notice}</Alert>}
      <SignInForm next={next} email={queryEmail(query.email)} />
    </AuthCard>
  )
}
