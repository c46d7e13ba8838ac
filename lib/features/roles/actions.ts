import type { AnyAction } from '@/lib/core/action/action'
import type { TenantFeature } from '../access/feature'
import { createRoleAction } from './create'
import { deleteRoleAction } from './delete'
import { listRolesAction } from './list'
import { previewRoleAction } from './preview'
import { readRoleAction } from './read'
import { updateRoleAction } from './update'

/** Roles of the organization: its own, and what it makes of the built-in ones. */
export function roleActions(feature: TenantFeature): AnyAction[] {
  return [
    listRolesAction(feature),
    createRoleAction(feature),
    previewRoleAction(feature),
    readRoleAction(feature),
    updateRoleAction(feature),
    deleteRoleAction(feature),
  ]
}
