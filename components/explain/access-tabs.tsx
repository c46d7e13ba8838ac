import { tenantPath } from '@/components/tenant/tenant-pages'
import { PageTabs } from '@/components/ui/page-tabs'

/** The two questions about access: why somebody may do something, and all that a role may do. */
export function AccessTabs({ slug, current }: { slug: string; current: 'person' | 'role' }) {
  const person = tenantPath(slug, '/access')
  const role = tenantPath(slug, '/access/roles')
  return (
    <PageTabs
      label="Access"
      here={current === 'person' ? person : role}
      tabs={[
        { name: 'Explain', href: person },
        { name: 'View as role', href: role },
      ]}
    />
  )
}
