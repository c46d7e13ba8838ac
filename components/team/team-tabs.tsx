import { mayUncounted } from '@/components/access/may'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { PageTabs } from '@/components/frame/page-tabs'

/** The two lists of the team; who is invited is shown to those who invite, also when no more can be invited. */
export async function TeamTabs({ slug, current }: { slug: string; current: 'members' | 'invitations' }) {
  if (!(await mayUncounted('members:invite'))) return null
  const members = tenantPath(slug, '/team')
  const invitations = tenantPath(slug, '/team/invitations')
  return (
    <PageTabs
      label="Team"
      here={current === 'members' ? members : invitations}
      tabs={[
        { name: 'Members', href: members },
        { name: 'Invitations', href: invitations },
      ]}
    />
  )
}
