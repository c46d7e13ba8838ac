import Link from 'next/link'
import type { ReactNode } from 'react'
import { projectIcon as ProjectIcon, tenantPath } from '@/components/tenant/tenant-pages'
import { Card } from '@/components/ui/card'
import type { ListView } from '@/components/ui/list/list-view'
import { SortHeader } from '@/components/ui/list/sort-header'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { TimeCell } from '@/components/workspaces/time-cell'
import type { ProjectRow } from './project-row'

/** Projects, each the way into it; with the names of their workspaces where they are of several. */
export function ProjectTable({ slug, rows, now, path, view, workspaces, menu }: ProjectTableProps) {
  return (
    <Card aria-label="Projects">
      <Table>
        <TableHead>
          <TableRow>
            <SortHeader path={path} view={view} by="name">
              Name
            </SortHeader>
            {workspaces && <TableHeader>Workspace</TableHeader>}
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
                <ProjectName slug={slug} row={row} />
              </TableCell>
              {workspaces && (
                <TableCell className="text-muted not-empty:mt-2 @2xl:not-empty:mt-0">
                  <WorkspaceName name={workspaces[row.workspaceId]} />
                </TableCell>
              )}
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

function ProjectName({ slug, row: { id, name, description } }: { slug: string; row: ProjectRow }) {
  return (
    <span className="flex items-start gap-3">
      <ProjectIcon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      <span className="grid min-w-0">
        {/* The link covers its row. */}
        <Link
          href={tenantPath(slug, `/projects/${id}`)}
          // A list of fifty would ask for fifty pages.
          prefetch={false}
          className="font-medium wrap-anywhere after:absolute after:inset-0"
        >
          {name}
        </Link>
        {description && <span className="line-clamp-1 text-sm wrap-anywhere text-muted">{description}</span>}
      </span>
    </span>
  )
}

/** Nothing for a workspace that is not this person’s to see. */
function WorkspaceName({ name }: { name: string | undefined }) {
  if (name === undefined) return null
  return (
    <span className="flex justify-between gap-4">
      <span aria-hidden="true" className="@2xl:hidden">
        Workspace
      </span>
      <span className="truncate @2xl:max-w-48">{name}</span>
    </span>
  )
}

type ProjectTableProps = {
  slug: string
  rows: readonly ProjectRow[]
  now: number
  path: string
  view: ListView
  /** Names by id, in a list over several workspaces. */
  workspaces?: Readonly<Record<string, string>>
  menu: (row: ProjectRow) => ReactNode
}
