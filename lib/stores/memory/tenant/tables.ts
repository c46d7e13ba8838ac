import type { Resource, RoleAssignment } from '@/lib/core/access/effective-roles'
import type { BillingAccount, ReceivedEvent } from '@/lib/core/billing/account'
import type { HeldPlan } from '@/lib/core/billing/active-plans'
import type { SoldVersion } from '@/lib/core/billing/plan-versions'
import type { Charge, Counter } from '@/lib/core/billing/stores'
import type {
  FlagOverride,
  GlobalFlag,
  IdempotencyScope,
  Invitation,
  Project,
  StoredResponse,
  Tenant,
  TenantRole,
  Workspace,
} from '@/lib/core/tenancy/types'
import { Table } from '../table'

type Owned<Row> = Row & { tenantId: string }

export type MembershipRow = Owned<{ id: string; userId: string; joinedAt: number; lastActiveAt: number }>
export type ResourceRow = Owned<Resource & { parent: Resource | null; ownerId: string | null }>
export type IdempotencyRow = IdempotencyScope & {
  id: string
  bodyHash: string
  leaseUntil: number
  expiresAt: number
  response: StoredResponse | null
}

export type WalletRow = Owned<
  Counter & { consumed: number; overage: number; reported: number; reporting: number }
>

export type AccountRow = BillingAccount & { looks: number; applied: number }

/** By id where a row has one, else by `keyOf` its parts. */
export type TenantTables = {
  tenants: Table<Tenant>
  /** The tenant a person was in last, by the person. */
  lastTenants: Table<string>
  memberships: Table<MembershipRow>
  assignments: Table<Owned<RoleAssignment & { userId: string }>>
  roles: Table<Owned<TenantRole>>
  resources: Table<ResourceRow>
  invitations: Table<Owned<Invitation>>
  flags: Table<GlobalFlag>
  flagOverrides: Table<Owned<FlagOverride>>
  workspaces: Table<Owned<Workspace>>
  projects: Table<Owned<Omit<Project, 'hidden'>>>
  idempotencyKeys: Table<IdempotencyRow>
  plans: Table<Owned<{ plan: HeldPlan }>>
  limitOverrides: Table<Owned<{ key: string; max: number }>>
  wallets: Table<WalletRow>
  consumptions: Table<Owned<{ charge: Charge; userId: string | null; isTakenBack: boolean }>>
  billingAccounts: Table<AccountRow>
  webhookEvents: Table<ReceivedEvent>
  planVersions: Table<SoldVersion>
}

/** No part holds a space. */
export function keyOf(...parts: readonly string[]): string {
  return parts.join(' ')
}

export function createTenantTables(): TenantTables {
  return {
    tenants: new Table(),
    lastTenants: new Table(),
    memberships: new Table(),
    assignments: new Table(),
    roles: new Table(),
    resources: new Table(),
    invitations: new Table(),
    flags: new Table(),
    flagOverrides: new Table(),
    workspaces: new Table(),
    projects: new Table(),
    idempotencyKeys: new Table(),
    plans: new Table(),
    limitOverrides: new Table(),
    wallets: new Table(),
    consumptions: new Table(),
    billingAccounts: new Table(),
    webhookEvents: new Table(),
    planVersions: new Table(),
  }
}
