import type { ReactNode } from 'react'
import { defaultRole, grantableRoles } from '@/components/team/grantable-roles'
import { InvitePeople } from '@/components/team/invite-people'
import { TeamTabs } from '@/components/team/team-tabs'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { PageHeader } from '@/components/ui/page-header'
import { access } from '@/lib/config/access'
import { allRoles, ownRoles } from './read-team'

/** What both lists of the team stand in: the title, inviting, and the way to the other list. */
export async function TeamFrame({ tenant, current, isInviting = false, children }: TeamFrameProps) {
  const { slug, name } = tenant
  const choices = grantableRoles(access, await allRoles(), await ownRoles())
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name, href: tenantPath(slug) }]} here={tenantPages.team.name} />
      <PageHeader
        title={tenantPages.team.name}
        action={
          <InvitePeople
            key={String(isInviting)}
            href={tenantPath(slug, '/team/invite')}
            isOpen={isInviting}
            tenantName={name}
            choices={choices.map(({ slug: role, title }) => ({ slug: role, title }))}
            usual={defaultRole(choices)}
          />
        }
      >
        {tenantPages.team.about}
      </PageHeader>
      <TeamTabs slug={slug} current={current} />
      {children}
    </div>
  )
}

type TeamFrameProps = {
  tenant: { slug: string; name: string }
  current: 'members' | 'invitations'
  isInviting?: boolean
  children: ReactNode
}
