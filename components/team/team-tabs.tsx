import { Gate } from '@/components/access/gate'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { PageTabs } from './page-tabs'

/** The two lists of the team; who is invited is shown to those who invite. */
export function TeamTabs({ slug, current }: { slug: string; current: 'members' | 'invitations' }) {
  return (
    <Gate entitlement="members:invite" fallback={null}>
      <PageTabs
        label="Team"
        tabs={[
          { href: tenantPath(slug, '/team'), name: 'Members', isCurrent: current === 'members' },
          {
            href: tenantPath(slug, '/team/invitations'),
            name: 'Invitations',
            isCurrent: current === 'invitations',
          },
        ]}
      />
    </Gate>
  )
}
