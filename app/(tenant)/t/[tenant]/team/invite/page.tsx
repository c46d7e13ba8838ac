import type { Metadata } from 'next'
import { mayUncounted } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import { guarded } from '@/components/failure/guarded'
import { defaultRole, grantableRoles } from '@/components/team/grantable-roles'
import { InviteForms } from '@/components/team/invite-forms'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { Card, CardContent } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { access } from '@/lib/config/access'
import { requireTenant } from '@/lib/next/current'
import { allRoles, ownRoles } from '../read-team'

export const metadata: Metadata = { title: 'Invite people' }

export default guarded(FailedTenantPage, InvitePage)

/** The forms of the invite dialog as a page, which needs no JavaScript and has an address. */
async function InvitePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { slug, name } = await requireTenant((await params).tenant)
  if (!(await mayUncounted('members:invite'))) {
    return <NoAccess entitlement="members:invite" page="Invite people" />
  }
  const choices = grantableRoles(access, await allRoles(), await ownRoles())
  const trail = [
    { name, href: tenantPath(slug) },
    { name: tenantPages.team.name, href: tenantPath(slug, tenantPages.team.path) },
  ]
  return (
    <div className="grid max-w-140 grid-cols-1 gap-6">
      <Breadcrumbs trail={trail} here="Invite people" />
      <PageHeader title={`Invite people to ${name}`}>
        Each gets a mail with a link that works once, for seven days.
      </PageHeader>
      <Card aria-label="Invite">
        <CardContent>
          <InviteForms
            choices={choices.map(({ slug: role, title }) => ({ slug: role, title }))}
            usual={defaultRole(choices)}
          />
        </CardContent>
      </Card>
    </div>
  )
}
