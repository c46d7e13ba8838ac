import type { AnyAction } from '@/lib/core/action/action'
import type { TenantFeature } from '../access/feature'
import { readUsageHistoryAction } from './history'
import { readUsageAction } from './read'

/** How much of what it may an organization has used. */
export function usageActions(feature: TenantFeature): AnyAction[] {
  return [readUsageAction(feature), readUsageHistoryAction(feature)]
}
