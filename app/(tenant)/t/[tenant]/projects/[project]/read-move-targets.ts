import { moveChoices } from '@/components/projects/move-choices'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import type { Choice } from '@/components/ui/search-picker'
import { readAction } from '@/lib/next/current'

/** The first of the workspaces that a project could move to; the others are found by typing. */
export async function readMoveTargets({ workspaceId }: { workspaceId: string }): Promise<Choice[]> {
  const { items } = await readAction<{ items: WorkspaceRow[] }>('listWorkspaces', { limit: '100' })
  return moveChoices(items, workspaceId)
}
