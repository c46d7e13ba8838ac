import Link from 'next/link'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { FactCell } from '@/components/ui/list/fact-cell'
import type { ListView } from '@/components/ui/list/list-view'
import { SortHeader } from '@/components/ui/list/sort-header'
import { sentenceCase } from '@/components/ui/sentence-case'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { access } from '@/lib/config/access'
import { reachOf } from '@/lib/core/access/custom-roles'
import { grantOf, type Role } from './role'

/** Roles with what they are held on and by how many; the name leads to the editor. */
export function RoleTable({ path, view, roles, slug }: RoleTableProps) {
  return (
    <Card aria-label="Roles">
      <Table>
        <TableHead>
          <TableRow>
            <SortHeader path={path} view={view} by="title">
              Role
            </SortHeader>
            <TableHeader>Held on</TableHeader>
            <TableHeader>Grants</TableHeader>
            <TableHeader>Members</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {roles.map((role) => (
            <TableRow key={role.slug} className="relative transition-colors hover:bg-hover">
              <TableCell>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  {/* The link covers its row. */}
                  <Link
                    href={tenantPath(slug, `/roles/${role.slug}`)}
                    className="font-medium wrap-anywhere after:absolute after:inset-0"
                  >
                    {role.title}
                  </Link>
                  {role.changed && <Badge tone="warning">Changed</Badge>}
                  {role.builtIn ? <Badge>Built-in</Badge> : <Badge tone="accent">Custom</Badge>}
                </span>
                <span className="block font-mono text-sm wrap-anywhere text-muted">{role.slug}</span>
              </TableCell>
              <FactCell name="Held on" className="mt-2 @2xl:mt-0">
                {sentenceCase(role.type)}
              </FactCell>
              <FactCell name="Grants">{grantWords(role)}</FactCell>
              <FactCell name="Members">{role.members}</FactCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

/** How much of the catalogue it grants as it stands: "5 of 18". */
function grantWords(role: Role): string {
  const granted = access.catalogue.filter((name) => reachOf(grantOf(role), name) !== 'none')
  return `${granted.length} of ${access.catalogue.length}`
}

type RoleTableProps = { path: string; view: ListView; roles: readonly Role[]; slug: string }
