import type { AccessContext } from '@/lib/core/access/access-context'
import type { Workspace } from '@/lib/core/tenancy/types'
import { withAccess } from '../access/row-access'
import { workspaceEntitlements, workspaceItem } from './workspace'

/** Workspaces as they are answered, without those that the caller may not read: a flag may say so, where a role does not. */
export async function answerWorkspaces(access: AccessContext, rows: readonly Workspace[]) {
  const items = await withAccess(access, 'workspace', workspaceEntitlements, rows.map(workspaceItem))
  return items.filter(({ __access }) => __access['project:read']?.allowed)
}

/** One workspace as it is answered. */
export async function answerWorkspace(access: AccessContext, row: Workspace) {
  const [item] = await withAccess(access, 'workspace', workspaceEntitlements, [workspaceItem(row)])
  return item
}
