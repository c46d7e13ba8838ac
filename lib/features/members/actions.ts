import type { AnyAction } from '@/lib/core/action/action'
import type { TenancyFeature } from '../tenants/feature'
import { changeMemberRoleAction } from './change-role'
import { getMemberAction } from './get'
import { listMembersAction } from './list'
import { removeMemberAction } from './remove'

/** Who is in the organization, and as what. */
export function memberActions(feature: TenancyFeature): AnyAction[] {
  return [
    listMembersAction(feature),
    getMemberAction(feature),
    changeMemberRoleAction(feature),
    removeMemberAction(feature),
  ]
}
