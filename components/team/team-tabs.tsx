import { Gate } from '@/components/access/gate'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { PageTabs } from '@/components/frame/page-tabs'

/** The two lists of the team; who is invited is shown to those who invite. */
export function TeamTabs({ slug, current }: { slug: string; current: 'members' | 'invitations' }) {
  const members = tenantPath(slug, '/team')
  const invitations = tenantPath(slug, '/team/invitations')
  return (
    <Gate entitlement="members:invite" fallback={null}>
      <PageTabs
        label="Team"
        here={current === 'members' ? members : invitations}
        tabs={[
          { name: 'Members', href: members },
          { name: 'Invitations', href: invitations },
        ]}
      />
    </Gate>
  )
}
