import type { ClosureStore, RoleStore } from '../access/stores'
import type { AuditStore, Outbox } from '../auth/stores'
import type { BillingAccountStore, WebhookInbox } from '../billing/account'
import type { PlanVersionStore } from '../billing/plan-versions'
import type { SubscriptionStore, WalletLedger } from '../billing/stores'
import type { IdempotencyStore, TenantDirectory } from './directory'
import type { AssignmentStore, CustomRoleStore, InvitationStore, MemberStore } from './people'
import type { ProjectStore, TreeStore, WorkspaceStore } from './things'
import type { AccessEventType, FlagOverride, Tenant } from './types'

/**
 * Everything of one tenant, and nothing else: no method takes a tenant's id. An id of another tenant's row is unknown
 * here. Ids and times (epoch ms) come from the caller. A refusal is an answer, not an exception, and writes nothing; the
 * transaction can go on after it.
 */
export interface TenantStores {
  tenant: TenantStore
  members: MemberStore
  assignments: AssignmentStore
  customRoles: CustomRoleStore
  invitations: InvitationStore
  tree: TreeStore
  workspaces: WorkspaceStore
  projects: ProjectStore
  flags: FlagOverrideStore
  /** Entries carry the tenant's id. */
  audit: AuditStore
  /** Sent with the transaction or not at all. */
  outbox: Outbox
  events: AccessEventSender
  /** What a check asks, as this transaction sees it: a right that is passed on is checked again under the tenant's lock. */
  closure: ClosureStore
  roles: RoleStore
  /** What the tenant has taken and used: what is consumed here is so only if the transaction commits. */
  subscriptions: SubscriptionStore
  wallet: WalletLedger
  /** What it is at those who take its money. */
  billing: BillingAccountStore
  /** To answer a repeated request, in the transaction of what it did. */
  idempotency: Pick<IdempotencyStore, 'complete'>
}

/**
 * The ways to tenants' rows: bound to one (`inTenant`), and the few questions that have no tenant yet or go over several.
 */
export type Tenancy = {
  readonly directory: TenantDirectory
  readonly closure: ClosureStore
  readonly roles: RoleStore
  readonly subscriptions: SubscriptionStore
  readonly wallet: WalletLedger
  readonly billing: BillingAccountStore
  readonly webhooks: WebhookInbox
  readonly planVersions: PlanVersionStore
  readonly idempotency: IdempotencyStore
  readonly inTenant: InTenant
}

/**
 * One transaction in one tenant: all of what `work` writes happens, or none. It may be run again after a conflict with
 * another transaction, so it has no effects but through its stores; nothing slow belongs inside. It is not asked whether
 * the tenant exists or anybody is a member: that is the caller's.
 */
export type InTenant = <T>(tenantId: string, work: (stores: TenantStores) => Promise<T>) => Promise<T>

export interface TenantStore {
  /** The tenant, also one that is being deleted. */
  read(): Promise<Tenant | null>
  /**
   * Reads the tenant and keeps its row until the transaction ends: of several transactions that lock, one runs at a time
   * and sees what the one before wrote. Whatever counts members or owners, and whatever checks a right and then passes it
   * on, begins with this. Members, roles and the tree take the same lock by themselves where they need it.
   */
  lock(): Promise<Tenant | null>
  update(change: {
    name?: string
    slug?: string
    seatLimit?: number | null
    requireMfa?: boolean
  }): Promise<Tenant | 'slug_taken'>
  /** From now on nobody is a member, until it is restored. False when it is being deleted already. */
  markDeleted(at: number, purgeAt: number): Promise<boolean>
  /** False when it is not being deleted, or `at` is past its grace. */
  restore(at: number): Promise<boolean>
}

export interface FlagOverrideStore {
  list(): Promise<FlagOverride[]>
  /** For the tenant (`userId` null) or a member; null takes the override away. Of somebody who is no member: false. */
  set(key: string, userId: string | null, enabled: boolean | null): Promise<boolean>
}

export interface AccessEventSender {
  /** Told to every instance when the transaction commits. Null: to everyone in the tenant. */
  send(type: AccessEventType, userId: string | null): Promise<void>
}
