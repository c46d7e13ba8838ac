import { PageTabs } from '@/components/frame/page-tabs'
import { tenantPath } from '@/components/tenant/tenant-pages'

/** The two lists of what an organization holds. */
export function PlaceTabs({ slug, here }: { slug: string; here: 'workspaces' | 'projects' }) {
  return (
    <PageTabs
      label="What to list"
      here={tenantPath(slug, `/${here}`)}
      tabs={[
        { name: 'Workspaces', href: tenantPath(slug, '/workspaces') },
        { name: 'All projects', href: tenantPath(slug, '/projects') },
      ]}
    />
  )
}
