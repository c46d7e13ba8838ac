import type { AnyAction } from '@/lib/core/action/action'
import type { TenantFeature } from '../access/feature'
import { clearRoleAction } from './clear'
import { projectKind, workspaceKind } from './kind'
import { listHoldersAction } from './list'
import { setRoleAction } from './set'

/** Who holds what on a workspace or a project. What is held on the organization is a matter of its members. */
export function resourceRoleActions(feature: TenantFeature): AnyAction[] {
  return [workspaceKind, projectKind].flatMap((kind) => [
    listHoldersAction(feature, kind),
    setRoleAction(feature, kind),
    clearRoleAction(feature, kind),
  ])
}
