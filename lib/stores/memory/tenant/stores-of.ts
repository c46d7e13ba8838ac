import type { Outbox } from '@/lib/core/auth/stores'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { AccessEvent } from '@/lib/core/tenancy/types'
import { createAuditStore } from '../audit-store'
import { createClosureStore, createRoleStore } from './access-stores'
import { createAssignmentStore } from './assignment-store'
import { createBillingAccountStore } from './billing-account-store'
import type { Bound } from './bound'
import { createCustomRoleStore } from './custom-role-store'
import { createFlagOverrideStore } from './flag-override-store'
import { createIdempotencyStore } from './idempotency-store'
import { createInvitationStore } from './invitation-store'
import { createMemberStore } from './member-store'
import { createProjectStore } from './project-store'
import { createSubscriptionStore } from './subscription-store'
import { createTenantStore } from './tenant-store'
import { createTreeStore } from './tree-store'
import { createWalletStore } from './wallet-store'
import { createWorkspaceStore } from './workspace-store'

export function storesOf(
  bound: Bound,
  { outbox, send }: { outbox: Outbox; send: (event: AccessEvent) => void },
): TenantStores {
  const { tables, tenantId } = bound
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
    audit: createAuditStore(tables, tenantId),
    outbox,
    events: { send: async (type, userId) => send({ tenantId, userId, type }) },
    closure: createClosureStore(tables),
    roles: createRoleStore(tables),
    subscriptions: createSubscriptionStore(tables),
    wallet: createWalletStore(tables),
    billing: createBillingAccountStore(tables),
    idempotency: createIdempotencyStore(tables),
  }
}
