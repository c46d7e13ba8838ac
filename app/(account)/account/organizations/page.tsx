import { Building2, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { accountPages } from '@/components/account/account-pages'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { OrganizationList } from '@/components/tenant/organization-list'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { currentTenants, currentTime, readAction } from '@/lib/next/current'
import { DeletedOrganizations, type DeletedOrganization } from './deleted-organizations'
import { organizationNotice } from './notices'

export const metadata: Metadata = { title: 'Organizations' }

export default guarded(FailedPart, OrganizationsPage)

async function OrganizationsPage({ searchParams }: PageQuery) {
  const notice = organizationNotice(queryValue((await searchParams).notice))
  const [{ tenants, currentTenantId }, deleted, now] = await Promise.all([
    currentTenants(),
    readAction<{ items: DeletedOrganization[] }>('listDeletedTenants', {}),
    currentTime(),
  ])
  const create = (
    <a href="/onboarding" className={buttonVariants({ variant: 'primary' })}>
      <Plus aria-hidden="true" />
      Create organization
    </a>
  )
  return (
    <div className="grid max-w-180 grid-cols-1 gap-6">
      <PageHeader title={accountPages.organizations.name} action={tenants.length > 0 && create}>
        {accountPages.organizations.about}
      </PageHeader>
      {notice && <Alert tone="positive">{notice}</Alert>}
      {tenants.length > 0 ? (
        <OrganizationList tenants={tenants} currentId={currentTenantId} />
      ) : (
        <EmptyState icon={Building2} title="You are in no organization" action={create}>
          Create one, or open the link in the mail of whoever invites you to theirs.
        </EmptyState>
      )}
      {deleted.items.length > 0 && <DeletedOrganizations organizations={deleted.items} now={now} />}
    </div>
  )
}
