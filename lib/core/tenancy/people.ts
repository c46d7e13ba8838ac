import type { Resource, RoleAssignment } from '../access/effective-roles'
import type {
  Holding,
  Invitation,
  InvitationQuery,
  Member,
  MemberQuery,
  NewInvitation,
  TenantRole,
} from './types'

/**
 * Who is in the tenant. There is always one who holds the strongest role on it, the owner: what would end that answers
 * `last_owner`, also when two do it to each other at the same time.
 */
export interface MemberStore {
  list(query: MemberQuery): Promise<Member[]>
  count(): Promise<number>
  find(id: string): Promise<Member | null>
  findByUser(userId: string): Promise<Member | null>
  findByEmail(email: string): Promise<Member | null>
  /** False when the person is one already. */
  add(member: { id: string; userId: string; role: string; at: number }): Promise<boolean>
  /** Replaces what the person holds on the tenant itself. */
  setRole(userId: string, role: string): Promise<'changed' | 'unknown' | 'last_owner'>
  /** `to` becomes an owner, and `from`, who is one, holds `role` instead; or neither, when either is not what they must be. */
  transferOwnership(transfer: { from: string; to: string; role: string }): Promise<'changed' | 'unknown'>
  /** Takes the membership away, everything held in the tenant with it, and the tenant from the person's sessions. */
  remove(userId: string): Promise<'removed' | 'unknown' | 'last_owner'>
}

/** Roles held on things. What is held on the tenant itself is changed through the members. */
export interface AssignmentStore {
  /** Everything that a person holds in the tenant. */
  ofUser(userId: string): Promise<RoleAssignment[]>
  /** All assignments of the tenant, at most `limit`. */
  all(limit: number): Promise<(RoleAssignment & { userId: string })[]>
  /** Who holds something on these very things: on the path of one, given all of it. By name. */
  on(things: readonly Resource[]): Promise<Holding[]>
  /** Replaces what the person holds on the thing. */
  set(userId: string, thing: Resource, role: string): Promise<'set' | 'not_a_member' | 'unknown_thing'>
  /** False when the person holds nothing on the thing itself. */
  clear(userId: string, thing: Resource): Promise<boolean>
  /** Those who hold a role on things of a type. */
  holdersOf(type: string, role: string): Promise<string[]>
  /** Whoever holds `from` on the tenant itself holds `to` instead. Returns who that was; not for the owner's role. */
  replaceOnTenant(from: string, to: string): Promise<string[]>
}

/** Custom roles, and overrides of what roles of the model grant. */
export interface CustomRoleStore {
  list(): Promise<TenantRole[]>
  find(type: string, slug: string): Promise<TenantRole | null>
  /** How many people hold each role, custom or not, on anything of that type. */
  counts(): Promise<{ type: string; role: string; members: number }[]>
  /** False when there is one of this type and slug. */
  create(role: TenantRole): Promise<boolean>
  update(
    type: string,
    slug: string,
    change: Pick<TenantRole, 'title' | 'grant' | 'updatedAt'>,
  ): Promise<TenantRole | null>
  /** Who holds it is the caller's question, asked under the tenant's lock: a role that is gone grants nothing. */
  remove(type: string, slug: string): Promise<boolean>
}

/** At most one open invitation for an address. */
export interface InvitationStore {
  list(query: InvitationQuery): Promise<Invitation[]>
  find(id: string): Promise<Invitation | null>
  /** Open: neither accepted nor revoked; it may have expired. */
  findOpen(email: string): Promise<Invitation | null>
  /** False when one is open for the address and has not expired at `createdAt`; one that has is revoked. */
  create(invitation: NewInvitation): Promise<boolean>
  /**
   * A new link in place of the old one, which is dead from then on; whoever sends it has invited from now on. Null when it
   * is not open.
   */
  renew(
    id: string,
    link: { tokenHash: string; expiresAt: number; invitedBy: string },
  ): Promise<Invitation | null>
  /** False when it is not open. */
  revoke(id: string, at: number): Promise<boolean>
  /**
   * Uses the invitation up and returns it: of any number of callers one gets it. Null when it is used, revoked, expired
   * at `at`, renewed meanwhile, or another address's than the person's, which the caller has found verified.
   */
  claim(tokenHash: string, person: { userId: string; email: string; at: number }): Promise<Invitation | null>
  /** How many open ones name a role. */
  countOpenWithRole(role: string): Promise<number>
  /** Open ones that name `from` name `to` instead. Returns how many. */
  replaceRole(from: string, to: string): Promise<number>
}
