import { Boxes } from 'lucide-react'
import type { ReactNode } from 'react'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { ListView } from '@/components/ui/list/list-view'
import { ThingTable } from './thing-table'
import type { WorkspaceRow } from './workspace-row'

/** Workspaces. `menu` draws what can be done to a row. */
export function WorkspaceTable({ slug, ...table }: WorkspaceTableProps) {
  const hrefOf = ({ id }: WorkspaceRow) => tenantPath(slug, `/workspaces/${id}`)
  return <ThingTable label="Workspaces" icon={Boxes} hrefOf={hrefOf} {...table} />
}

type WorkspaceTableProps = {
  slug: string
  rows: readonly WorkspaceRow[]
  now: number
  path: string
  view: ListView
  menu: (row: WorkspaceRow) => ReactNode
}
