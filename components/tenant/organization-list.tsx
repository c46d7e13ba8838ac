import { ChevronRight } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { roleTitle } from './role-title'
import { TenantMark } from './tenant-mark'
import { tenantPath } from './tenant-pages'
import type { TenantChoice } from './tenant-switcher'

/** The organizations of a person, each the way into it. */
export function OrganizationList({
  tenants,
  currentId,
}: {
  tenants: TenantChoice[]
  currentId: string | null
}) {
  return (
    <Card aria-label="Your organizations">
      <ul className="divide-y">
        {tenants.map(({ id, slug, name, role }) => (
          <li key={id}>
            {/* A new document: opening another organization moves the session there. */}
            <a
              href={tenantPath(slug)}
              className="flex min-h-15 items-center gap-3 px-5 py-3 transition-colors hover:bg-hover"
            >
              <TenantMark name={name} />
              <span className="grid min-w-0 flex-1">
                <span className="flex items-center gap-2">
                  <span className="truncate font-medium">{name}</span>
                  {id === currentId && <Badge tone="accent">Current</Badge>}
                </span>
                <span className="truncate font-mono text-sm text-muted">/t/{slug}</span>
              </span>
              <Badge>{roleTitle(role)}</Badge>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
