import type { Metadata } from 'next'
import { AuthCard } from '@/components/auth/auth-card'
import type { PageQuery } from '@/components/auth/query'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { plannedIn } from '@/components/pricing/planned'
import { currentTenants, requireSession } from '@/lib/next/current'
import { OrganizationForm } from './organization-form'

export const metadata: Metadata = { title: 'Create an organization' }

export default guarded(FailedPart, OnboardingPage)

/** The first thing after the first sign-in, and the way to every further organization. */
async function OnboardingPage({ searchParams }: PageQuery) {
  const { user } = await requireSession()
  const { tenants } = await currentTenants()
  const isFirst = tenants.length === 0
  return (
    <AuthCard
      title={isFirst ? 'Name your organization' : 'Create an organization'}
      description={
        isFirst
          ? 'It holds your work and the people you do it with. You can rename it later.'
          : 'A separate place with its own people and its own work.'
      }
      foot={
        <a href={isFirst ? '/account' : '/start'} className="standalone-link text-link">
          {isFirst ? `Signed in as ${user.email}` : 'Back'}
        </a>
      }
    >
      <OrganizationForm planned={plannedIn(await searchParams)} />
    </AuthCard>
  )
}
