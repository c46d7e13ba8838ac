import { MailPlus, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { NoAccess } from '@/components/access/no-access'
import type { PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { InvitationList } from '@/components/team/invitation-list'
import type { Invitation } from '@/components/team/member'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list/list-search'
import { listView } from '@/components/ui/list/list-view'
import { Pager } from '@/components/ui/list/pager'
import { gateDecision } from '@/lib/core/access/gate'
import { accessOf, currentTime, requireTenant } from '@/lib/next/current'
import { resendInvitation, revokeInvitation } from '../actions'
import { readPage } from '../read-page'
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
  const { set } = await accessOf()
  if (!gateDecision(set, 'members:invite').allowed) {
    return <NoAccess entitlement="members:invite" page="Invitations" />
  }
  const path = tenantPath(tenant.slug, '/team/invitations')
  const view = listView(await searchParams, ['-createdAt', 'createdAt', 'email', '-email'])
  const { items, nextCursor } = await readPage<Invitation>('listInvitations', view)
  const roles = await allRoles()
  const isEmpty = items.length === 0 && !view.q && view.cursor === null
  return (
    <TeamFrame tenant={tenant} current="invitations">
      <div className="@container grid grid-cols-1 gap-4">
        {!isEmpty && <ListSearch path={path} view={view} label="Find an address" orders={orders} />}
        {items.length > 0 && (
          <InvitationList
            invitations={items}
            titles={Object.fromEntries(roles.map(({ slug, title }) => [slug, title]))}
            {...{ path, view, now: await currentTime() }}
            actions={{ resend: resendInvitation, revoke: revokeInvitation }}
          />
        )}
        {isEmpty && (
          <EmptyState icon={MailPlus} title="Nobody is invited right now">
            Whoever you invite stands here until they accept, with the way to send it again or take it back.
          </EmptyState>
        )}
        {items.length === 0 && !isEmpty && (
          <EmptyState icon={SearchX} title={`No open invitation to “${view.q}”`}>
            Invitations that were accepted or taken back are not listed.
          </EmptyState>
        )}
        <Pager path={path} view={view} nextCursor={nextCursor} />
      </div>
    </TeamFrame>
  )
}
