import type { RoleGrant } from './custom-roles'
import type { Resource, RoleAssignment } from './effective-roles'

/** Where a thing stands: the way from it up to its root, itself included, and the person whose it is. */
export type Placement = { readonly path: readonly Resource[]; readonly ownerId: string | null }

/** The tree of things of every tenant. A tenant's root is the tenant itself. */
export interface ClosureStore {
  /**
   * In the order asked; null for what is unknown or another tenant's. One query, whatever the number and depth.
   */
  placements(tenantId: string, resources: readonly Resource[]): Promise<(Placement | null)[]>
}

/** The state of a flag that a row sets: for all tenants, for one, or for one person in it. */
export type FlagSetting = {
  readonly key: string
  readonly scope: 'global' | 'tenant' | 'user'
  readonly enabled: boolean
  /** Of a global setting that is enabled: the share of tenants that have it, 0 to 100; null for all. */
  readonly percent: number | null
}

/** All that a check has to know about one person in one tenant. */
export type Standing = {
  readonly isMember: boolean
  /** Held on the things asked about. */
  readonly assignments: readonly RoleAssignment[]
  /** Every different role that the person holds anywhere in the tenant, by the type of what it is held on. */
  readonly held: readonly { readonly type: string; readonly role: string }[]
  /** What this tenant's roles grant, by type and role: its custom roles (on the tenant's type) and its overrides. */
  readonly grants: readonly { readonly type: string; readonly role: string; readonly grant: RoleGrant }[]
  readonly flags: readonly FlagSetting[]
}

export interface RoleStore {
  /** One query, whatever the number of things and of roles held. */
  standing(userId: string, tenantId: string, things: readonly Resource[]): Promise<Standing>
}
