import type { MembershipStore } from '@/lib/core/auth/stores'
import type { AccessEvent, TenantRoot } from '@/lib/core/tenancy/types'
import type { Tables } from '../tables'
import { closeTenant, endMembership, removeTenant } from './cascade'
import { isAlone, soleOwnedBy } from './directory'

/** Part of the stores of an account, whose transaction it shares. */
export function createMembershipStore(
  tables: Tables,
  root: TenantRoot,
  tell: (event: AccessEvent) => void,
): MembershipStore {
  return {
    async leaveAll(userId, closing) {
      if (soleOwnedBy(tables, root, userId).length > 0) return false
      for (const { tenantId } of tables.memberships.filter((row) => row.userId === userId)) {
        if (isAlone(tables, tenantId, userId)) {
          if (hasAccount(tables, tenantId)) closeTenant(tables, tenantId, closing)
          else removeTenant(tables, tenantId)
        } else if (endMembership(tables, tenantId, userId)) {
          tell({ tenantId, userId: null, type: 'membership_changed' })
        }
      }
      return true
    },
  }
}

function hasAccount({ billingAccounts }: Tables, tenantId: string): boolean {
  return billingAccounts.find((account) => account.tenantId === tenantId) !== null
}
