import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthCard } from '@/components/auth/auth-card'
import { queryEmail, queryValue, type PageQuery } from '@/components/auth/query'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { site } from '@/lib/config/site'
import { safePath } from '@/lib/core/action/redirect'
import { currentSession } from '@/lib/next/current'
import { SignUpForm } from './sign-up-form'

export const metadata: Metadata = { title: 'Create account', robots: { index: true } }

export default guarded(FailedPart, SignUpPage)

async function SignUpPage({ searchParams }: PageQuery) {
  const query = await searchParams
  const next = queryValue(query.next)
  if (await currentSession()) redirect(safePath(next, '/start'))
  return (
    <AuthCard
      title="Create your account"
      description={`We send you a link to confirm your address, then ${site.name} is yours to look around in.`}
      foot={
        <>
          Already have an account?
          <Link
            href={next ? `/sign-in?${new URLSearchParams({ next })}` : '/sign-in'}
            className="standalone-link text-link"
          >
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm next={next} email={queryEmail(query.email)} />
    </AuthCard>
  )
}
