import { MailPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { mayUncounted } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import type { PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { InvitationList } from '@/components/team/invitation-list'
import type { Invitation } from '@/components/team/member'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list/list-search'
import { isEmptyList, listView } from '@/components/ui/list/list-view'
import { NothingFound } from '@/components/ui/list/nothing-found'
import { Pager } from '@/components/ui/list/pager'
import { readList, type ListPage } from '@/components/ui/list/read-list'
import { currentTime, requireTenant } from '@/lib/next/current'
import { resendInvitation, revokeInvitation } from '../actions'
import { allRoles } from '../read-team'
import { TeamFrame } from '../team-frame'

export const metadata: Metadata = { title: 'Invitations' }

export default guarded(FailedTenantPage, InvitationsPage)

const orders = { '-createdAt': 'Sent last', createdAt: 'Sent first', email: 'Address' }

async function InvitationsPage({
  params,
  searchParams,
}: PageQuery & { params: Promise<{ tenant: string }> }) {
  const tenant = await requireTenant((await params).tenant)
  if (!(await mayUncounted('members:invite'))) {
    return <NoAccess entitlement="members:invite" page="Invitations" />
  }
  const path = tenantPath(tenant.slug, '/team/invitations')
  const view = listView(await searchParams, ['-createdAt', 'createdAt', 'email', '-email'])
  const page = await readList<ListPage<Invitation>>('listInvitations', { path, view })
  const roles = await allRoles()
  return (
    <TeamFrame tenant={tenant} current="invitations">
      <div className="@container grid grid-cols-1 gap-4">
        {isEmptyList(page, view) ? (
          <EmptyState icon={MailPlus} title="Nobody is invited right now">
            Whoever you invite stands here until they accept, with the way to send it again or take it back.
          </EmptyState>
        ) : (
          <ListSearch path={path} view={view} label="Find an address" orders={orders} />
        )}
        {page.items.length > 0 && (
          <InvitationList
            invitations={page.items}
            titles={Object.fromEntries(roles.map(({ slug, title }) => [slug, title]))}
            {...{ path, view, now: await currentTime() }}
            actions={{ resend: resendInvitation, revoke: revokeInvitation }}
          />
        )}
        {page.items.length === 0 && !isEmptyList(page, view) && (
          <NothingFound
            path={path}
            view={view}
            what="open invitation"
            hint="Invitations that were accepted or taken back are not listed."
          />
        )}
        <Pager path={path} view={view} nextCursor={page.nextCursor} />
      </div>
    </TeamFrame>
  )
}
