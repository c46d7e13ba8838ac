import { Boxes } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { Card } from '@/components/ui/card'
import type { ListView } from '@/components/ui/list/list-view'
import { SortHeader } from '@/components/ui/list/sort-header'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { TimeCell } from './time-cell'
import type { WorkspaceRow } from './workspace-row'

/** Workspaces, each the way into it. `menu` draws what can be done to a row. */
export function WorkspaceTable({ slug, rows, now, path, view, menu }: WorkspaceTableProps) {
  return (
    <Card aria-label="Workspaces">
      <Table>
        <TableHead>
          <TableRow>
            <SortHeader path={path} view={view} by="name">
              Name
            </SortHeader>
            <SortHeader path={path} view={view} by="updatedAt" first="down">
              Changed
            </SortHeader>
            <SortHeader path={path} view={view} by="createdAt" first="down">
              Created
            </SortHeader>
            <TableHeader>
              <span className="sr-only">What can be done</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} className="relative transition-colors hover:bg-hover">
              <TableCell className="pr-10 @2xl:w-1/2 @2xl:pr-3">
                <span className="flex items-center gap-3">
                  <Boxes aria-hidden="true" className="size-4 shrink-0 text-muted" />
                  {/* The link covers its row. */}
                  <Link
                    href={tenantPath(slug, `/workspaces/${row.id}`)}
                    // A list of fifty would ask for fifty pages.
                    prefetch={false}
                    className="font-medium wrap-anywhere after:absolute after:inset-0"
                  >
                    {row.name}
                  </Link>
                </span>
              </TableCell>
              <TimeCell name="Changed" value={row.updatedAt} now={now} className="mt-2 @2xl:mt-0" />
              <TimeCell name="Created" value={row.createdAt} now={now} />
              <TableCell className="absolute top-2 right-2 @2xl:static @2xl:w-14 @2xl:text-right">
                {menu(row)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

type WorkspaceTableProps = {
  slug: string
  rows: readonly WorkspaceRow[]
  now: number
  path: string
  view: ListView
  menu: (row: WorkspaceRow) => ReactNode
}
