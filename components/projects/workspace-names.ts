import { readIfShared } from '@/components/sharing/read-thing'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import type { ProjectRow } from './project-row'

/** The workspaces that these projects are in, by id. Those that are not this person's to see are left out. */
export async function workspaceNames(projects: readonly ProjectRow[]): Promise<Record<string, string>> {
  const ids = [...new Set(projects.map(({ workspaceId }) => workspaceId))]
  const rows = await Promise.all(ids.map((id) => readIfShared<WorkspaceRow>('readWorkspace', id)))
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row.id, row.name]] : [])))
}
