import type { ReactNode } from 'react'
import { projectIcon, tenantPath } from '@/components/tenant/tenant-pages'
import type { ListView } from '@/components/ui/list/list-view'
import { ThingTable } from '@/components/workspaces/thing-table'
import type { ProjectRow } from './project-row'

/** Projects; with the names of their workspaces where they are of several. */
export function ProjectTable({ slug, workspaces, ...table }: ProjectTableProps) {
  return (
    <ThingTable
      label="Projects"
      icon={projectIcon}
      hrefOf={({ id }) => tenantPath(slug, `/projects/${id}`)}
      place={
        workspaces && {
          name: 'Workspace',
          of: ({ workspaceId }) => workspaceName(workspaces[workspaceId]),
        }
      }
      {...table}
    />
  )
}

/** Nothing for a workspace that is not this person’s to see, so that its cell is empty. */
function workspaceName(name: string | undefined): ReactNode {
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
