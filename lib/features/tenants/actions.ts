import type { AnyAction } from '@/lib/core/action/action'
import { createTenantAction } from './create'
import { deleteTenantAction } from './delete'
import type { TenancyFeature } from './feature'
import { getTenantAction } from './get'
import { listDeletedTenantsAction } from './list-deleted'
import { restoreTenantAction } from './restore'
import { transferOwnershipAction } from './transfer-ownership'
import { updateTenantAction } from './update'

/** Making organizations, and looking after the one that you are in. */
export function tenantActions(feature: TenancyFeature): AnyAction[] {
  return [
    createTenantAction(feature),
    listDeletedTenantsAction(feature),
    restoreTenantAction(feature),
    getTenantAction(feature),
    updateTenantAction(feature),
    deleteTenantAction(feature),
    transferOwnershipAction(feature),
  ]
}
