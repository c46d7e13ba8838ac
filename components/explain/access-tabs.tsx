import { PageTabs } from '@/components/frame/page-tabs'
import { innerPages, tenantPath } from '@/components/tenant/tenant-pages'

const { explain, viewAsRole } = innerPages

/** The two questions about access: why somebody may do something, and all that a role may do. */
export function AccessTabs({ slug, current }: { slug: string; current: 'person' | 'role' }) {
  const here = current === 'person' ? explain : viewAsRole
  return (
    <PageTabs
      label="Access"
      here={tenantPath(slug, here.path)}
      tabs={[
        { name: 'Explain', href: tenantPath(slug, explain.path) },
        { name: viewAsRole.name, href: tenantPath(slug, viewAsRole.path) },
      ]}
    />
  )
}
