import { describe } from 'vitest'
import type { AuthStores, Transact } from '@/lib/core/auth/stores'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import type { AccessEvent, TenantRoot } from '@/lib/core/tenancy/types'
import { openedSubject } from '../opened-subject'
import { describeAccessStores } from './access-stores'
import { describeAssignments } from './assignments'
import { describeCustomRoles } from './custom-roles'
import { describeDirectory } from './directory'
import { describeFlags } from './flags'
import { describeIdempotency } from './idempotency'
import { describeInTenant } from './in-tenant'
import { describeInvitations } from './invitations'
import { describeLastOwner } from './last-owner'
import { describeLists } from './lists'
import { describeMembers } from './members'
import { describeProjects } from './projects'
import { describePurge } from './purge'
import { describeBillingAccounts } from './billing-accounts'
import { describeClosing } from './closing'
import { describeNewestStands } from './newest-stands'
import { describePlanVersions } from './plan-versions'
import { describeSubscriptions } from './subscriptions'
import { describeTenant } from './tenant'
import { describeTree } from './tree'
import { describeWallet } from './wallet'
import { describeWalletLedger } from './wallet-ledger'
import { describeWalletOverage } from './wallet-overage'
import { describeWebhooks } from './webhooks'
import { describeWorkspaces } from './workspaces'

export const root: TenantRoot = { type: 'organization', roles: ['owner', 'admin', 'member'] }

/** An implementation of tenancy, opened for a suite. */
export type TenancySubject = {
  stores: AuthStores
  transact: Transact
  tenancy: Tenancy
  /** The same data as another instance sees it, over connections of its own where there are any. */
  other: { transact: Transact; tenancy: Tenancy }
  /** What was told so far, oldest first; it may take a moment to arrive. */
  events: AccessEvent[]
  /** Back to empty. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Every contract of tenancy on one implementation. Each test starts empty. */
export function describeTenancy(name: string, open: () => Promise<TenancySubject>): void {
  describe(name, () => {
    const current = openedSubject(open)
    describeInTenant('in a tenant', current)
    describeTenant('tenant', current)
    describeMembers('members', current)
    describeLists('lists', current)
    describeLastOwner('last owner', current)
    describeAssignments('assignments', current)
    describeCustomRoles('custom roles', current)
    describeInvitations('invitations', current)
    describeTree('tree', current)
    describeWorkspaces('workspaces', current)
    describeProjects('projects', current)
    describePurge('the purge of deleted things', current)
    describeFlags('flags', current)
    describeDirectory('directory', current)
    describeIdempotency('idempotency keys', current)
    describeAccessStores('what a check asks', current)
    describeSubscriptions('subscriptions', current)
    describeWallet('wallet', current)
    describeNewestStands('the newest counters', current)
    describeWalletLedger('what the wallet was used for', current)
    describeWalletOverage('what was used beyond what is included', current)
    describeBillingAccounts('billing accounts', current)
    describeWebhooks('webhooks', current)
    describeClosing('the end of a tenant at a payment provider', current)
    describePlanVersions('versions of plans', current)
  })
}
