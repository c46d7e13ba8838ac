import { PageTabs } from '@/components/team/page-tabs'
import { tenantPath } from '@/components/tenant/tenant-pages'

/** The two questions about access: why somebody may do something, and all that a role may do. */
export function AccessTabs({ slug, current }: { slug: string; current: 'person' | 'role' }) {
  return (
    <PageTabs
      label="Access"
      tabs={[
        { href: tenantPath(slug, '/access'), name: 'Explain', isCurrent: current === 'person' },
        { href: tenantPath(slug, '/access/roles'), name: 'View as role', isCurrent: current === 'role' },
      ]}
    />
  )
}
