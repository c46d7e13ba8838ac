import type { AnyAction } from '@/lib/core/action/action'
import type { TenantFeature } from '../access/feature'
import { createWorkspaceAction } from './create'
import { deleteWorkspaceAction } from './delete'
import { listWorkspacesAction } from './list'
import { readWorkspaceAction } from './read'
import { restoreWorkspaceAction } from './restore'
import { updateWorkspaceAction } from './update'

/** Workspaces: what an organization is divided into, and roles are held on. */
export function workspaceActions(feature: TenantFeature): AnyAction[] {
  return [
    listWorkspacesAction(feature),
    createWorkspaceAction(feature),
    readWorkspaceAction(feature),
    updateWorkspaceAction(feature),
    deleteWorkspaceAction(feature),
    restoreWorkspaceAction(feature),
  ]
}
