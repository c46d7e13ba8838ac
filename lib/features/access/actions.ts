import type { AnyAction } from '@/lib/core/action/action'
import { explainAccessAction } from './explain'
import type { TenantFeature } from './feature'
import { viewAsRoleAction } from './view-as-role'

/** Why people may do what they may do, for those who manage them. */
export function accessActions(feature: TenantFeature): AnyAction[] {
  return [explainAccessAction(feature), viewAsRoleAction(feature)]
}
