import type { Metadata } from 'next'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { grantableRoles, mayManage } from '@/components/team/grantable-roles'
import { peopleHint, type Member } from '@/components/team/member'
import { MemberList } from '@/components/team/member-list'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { ListSearch } from '@/components/ui/list/list-search'
import { listView } from '@/components/ui/list/list-view'
import { NothingFound } from '@/components/ui/list/nothing-found'
import { Pager } from '@/components/ui/list/pager'
import { readList, type ListPage } from '@/components/ui/list/read-list'
import { access } from '@/lib/config/access'
import { currentTime, requireSession, requireTenant } from '@/lib/next/current'
import { changeRole, leave, removeMember } from './actions'
import { allRoles, isLastOwner, ownRoles } from './read-team'
import { TeamFrame } from './team-frame'

export const metadata: Metadata = { title: 'Team' }

export default guarded(FailedTenantPage, TeamPage)

const orders = {
  name: 'Name',
  '-name': 'Name, Z to A',
  '-joinedAt': 'Joined last',
  joinedAt: 'Joined first',
  '-lastActiveAt': 'Active last',
  lastActiveAt: 'Longest inactive',
}

async function TeamPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { user } = await requireSession()
  const tenant = await requireTenant((await params).tenant)
  const query = await searchParams
  const path = tenantPath(tenant.slug, tenantPages.team.path)
  const view = listView(query, ['name', ...Object.keys(orders)])
  const { items, nextCursor } = await readList<ListPage<Member>>('listMembers', { path, view })
  const [roles, held] = [await allRoles(), await ownRoles()]
  const members = items.map((member) => ({
    ...member,
    isManageable: mayManage(access, roles, { held, others: member.roles }),
  }))
  return (
    <TeamFrame tenant={tenant} current="members" isInviting={queryValue(query.invite) === '1'}>
      <div className="@container grid grid-cols-1 gap-4">
        <ListSearch path={path} view={view} label="Find a member" orders={orders} />
        {members.length > 0 ? (
          <MemberList
            members={members}
            list={{ path, view, now: await currentTime() }}
            people={{
              ...{ ownUserId: user.id, tenant, isLastOwner: await isLastOwner(held) },
              choices: grantableRoles(access, roles, held).map(({ slug, title }) => ({ slug, title })),
              titles: Object.fromEntries(roles.map(({ slug, title }) => [slug, title])),
            }}
            actions={{ changeRole, removeMember, leave }}
          />
        ) : (
          <NothingFound path={path} view={view} what="member" hint={peopleHint} />
        )}
        <Pager path={path} view={view} nextCursor={nextCursor} />
      </div>
    </TeamFrame>
  )
}
