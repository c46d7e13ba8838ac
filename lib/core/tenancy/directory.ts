import type { AuditEntry } from '../auth/types'
import type { TenantStores } from './stores'
import type {
  GlobalFlag,
  IdempotencyClaim,
  IdempotencyScope,
  Invitation,
  NewTenant,
  StoredResponse,
  Tenant,
  TenantMembership,
} from './types'

/** The closed list of what is asked outside any tenant, or over several. Nobody is a member of a tenant being deleted. */
export interface TenantDirectory {
  /** Also one that is being deleted. */
  findById(id: string): Promise<Tenant | null>
  /** Also one that is being deleted. */
  findBySlug(slug: string): Promise<Tenant | null>
  /** The tenants a person is a member of, the first joined first. */
  listOf(userId: string): Promise<TenantMembership[]>
  /** Null: not a member, or no such tenant. */
  membership(userId: string, tenantId: string): Promise<TenantMembership | null>
  membershipBySlug(userId: string, slug: string): Promise<TenantMembership | null>
  /** Tenants being deleted that the person owns, and so may have back. */
  listDeletedOwnedBy(userId: string): Promise<Tenant[]>
  /** Tenants whose only owner the person is while others are in them: the account can't be deleted before these have another. */
  soleOwnedBy(userId: string): Promise<Tenant[]>
  /**
   * Makes the tenant with its first member and the root of its tree, then runs `work` in it, in the same transaction.
   * False, and nothing written, when the slug is taken.
   */
  createTenant(tenant: NewTenant, work?: (stores: TenantStores) => Promise<void>): Promise<boolean>
  /** Whatever its state; null for an unknown token. */
  findInvitation(tokenHash: string): Promise<{ invitation: Invitation; tenant: Tenant } | null>
  /** The tenant the person was in last, which they may have left since; null: none. */
  lastTenant(userId: string): Promise<string | null>
  /** Remembers it, and that the member was active. Nothing happens to somebody who is no member. */
  setLastTenant(userId: string, tenantId: string, at: number): Promise<void>
  /**
   * Removes tenants whose grace is over at `at`, for good and with everything in them. One whose subscription would renew
   * stays until that is canceled: what is removed can't be. Returns their ids.
   */
  purgeDeleted(at: number): Promise<string[]>
  /** Removes, in every tenant, the workspaces and projects that were deleted before, for good and with all that is in them. */
  purgeThings(before: number): Promise<void>
  listFlags(): Promise<GlobalFlag[]>
  /** Null takes the row away, so that the definition's default counts. Written down with it or not done; everyone is told. */
  setFlag(
    key: string,
    setting: { enabled: boolean; percent: number | null } | null,
    entry: AuditEntry,
  ): Promise<void>
}

/** The answers of requests that carried an `Idempotency-Key`, so that a repeated one does nothing again. */
export interface IdempotencyStore {
  /**
   * Takes the key for one run: of any number of callers at once one gets `claimed`. A run that has neither been completed
   * nor abandoned when `leaseMs` are over has died, and the next caller gets the key. After `expiresAt` it is new.
   */
  claim(
    scope: IdempotencyScope,
    request: { id: string; bodyHash: string; at: number; leaseMs: number; expiresAt: number },
  ): Promise<IdempotencyClaim>
  /** Keeps the answer. False when the lease was lost to another run: what this one did must then not stand. */
  complete(id: string, response: StoredResponse): Promise<boolean>
  /** The run failed and changed nothing: the key is free again. */
  abandon(id: string): Promise<void>
  deleteExpired(before: number): Promise<number>
}
