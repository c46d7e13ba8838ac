import type { Outbox } from '@/lib/core/auth/stores'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { createAuditStore } from '../audit-store'
import { notifyAccess } from './access-events'
import { createAssignmentStore } from './assignment-store'
import { createBillingAccountStore } from './billing-account-store'
import type { Bound } from './bound'
import { createClosureStore } from './closure-store'
import { createCustomRoleStore } from './custom-role-store'
import { createFlagOverrideStore } from './flag-override-store'
import { complete } from './idempotency-store'
import { createInvitationStore } from './invitation-store'
import { createMemberStore } from './member-store'
import { createProjectStore } from './project-store'
import { createRoleStore } from './role-store'
import { createSubscriptionStore } from './subscription-store'
import { createTenantStore } from './tenant-store'
import { createTreeStore } from './tree-store'
import { createWalletStore } from './wallet-store'
import { createWorkspaceStore } from './workspace-store'

export function storesOf(bound: Bound, outbox: Outbox): TenantStores {
  const { db, tenantId } = bound
  const tree = createTreeStore(bound)
  return {
    tenant: createTenantStore(bound),
    members: createMemberStore(bound),
    assignments: createAssignmentStore(bound),
    customRoles: createCustomRoleStore(bound),
    invitations: createInvitationStore(bound),
    tree,
    workspaces: createWorkspaceStore(bound, tree),
    projects: createProjectStore(bound, tree),
    flags: createFlagOverrideStore(bound),
    audit: createAuditStore(db, tenantId),
    outbox,
    events: { send: (type, userId) => notifyAccess(db, { tenantId, userId, type }) },
    closure: createClosureStore(db),
    roles: createRoleStore(db),
    subscriptions: createSubscriptionStore(db),
    wallet: createWalletStore(db),
    billing: createBillingAccountStore(db),
    idempotency: { complete: (id, response) => complete(db, id, response) },
  }
}
