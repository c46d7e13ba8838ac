import type { RoleGrant } from '../access/custom-roles'
import type { Resource, RoleAssignment } from '../access/effective-roles'
import type { EntityModel } from '../access/model'

/** The entity of the access model that a tenant is. Whoever holds the first of its roles on a tenant is an owner of it. */
export type TenantRoot = Pick<EntityModel, 'type' | 'roles'>

/** An organization. Times are epoch milliseconds, here as everywhere. */
export type Tenant = {
  readonly id: string
  /** Lower-case, unique over all tenants, also those being deleted. */
  readonly slug: string
  readonly name: string
  /** How many members it may have; null: any number. */
  readonly seatLimit: number | null
  /** Whether people need a second factor to be in it. */
  readonly requireMfa: boolean
  readonly createdAt: number
  /** When somebody asked for its deletion; null while it lives. Nobody is a member of it then. */
  readonly deletedAt: number | null
  /** When it is gone for good; null while it lives. */
  readonly purgeAt: number | null
}

export type NewTenant = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly createdAt: number
  /** The first member, with the strongest role on the tenant. */
  readonly owner: { readonly memberId: string; readonly userId: string }
}

/** One of the tenants of a person. */
export type TenantMembership = {
  readonly tenant: Tenant
  readonly memberId: string
  /** The strongest of `roles`. */
  readonly role: string
  /** Held on the tenant itself: words of the model, strongest first, then slugs of custom roles. */
  readonly roles: readonly string[]
  readonly joinedAt: number
}

export type Member = {
  /** Of the membership, not of the person. */
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly email: string
  /** The strongest of `roles`. */
  readonly role: string
  /** Held on the tenant itself: words of the model, strongest first, then slugs of custom roles. */
  readonly roles: readonly string[]
  readonly joinedAt: number
  readonly lastActiveAt: number
}

/**
 * Where a list goes on: the value that it is sorted by and the id of the last row that was seen. Never looked up as a row,
 * so one that is deleted meanwhile ends nothing. Names are compared without regard to case.
 */
export type Position = { readonly value: string | number; readonly id: string }

export type ListQuery<Sort extends string> = {
  /** Part of a name (or of an address where there is one), in any case, taken literally. */
  readonly q?: string
  readonly sort: { readonly by: Sort; readonly descending: boolean }
  readonly after?: Position
  readonly limit: number
}

export type MemberQuery = ListQuery<'name' | 'email' | 'joinedAt' | 'lastActiveAt'> & {
  /** Those who hold this role on the tenant itself. */
  readonly role?: string
}

/** A role on a thing with the person who holds it. */
export type Holding = RoleAssignment & {
  readonly userId: string
  readonly name: string
  readonly email: string
}

/** What people of a tenant wrote about a role: one of their own, or what one of the model grants with them. */
export type TenantRole = {
  readonly id: string
  /** A custom role is held on the tenant, so its type is the tenant's. */
  readonly type: string
  /** Of a custom role its own word, of an override that of the model. */
  readonly slug: string
  readonly title: string | null
  /** False: an override of a role of the model. */
  readonly custom: boolean
  readonly grant: RoleGrant
  readonly createdAt: number
  readonly updatedAt: number
}

export type Invitation = {
  readonly id: string
  readonly email: string
  readonly role: string
  readonly tokenHash: string
  /** Null once that person's account is deleted. */
  readonly invitedBy: string | null
  readonly createdAt: number
  readonly expiresAt: number
  readonly acceptedAt: number | null
  readonly acceptedBy: string | null
  readonly revokedAt: number | null
}

export type NewInvitation = Omit<Invitation, 'invitedBy' | 'acceptedAt' | 'acceptedBy' | 'revokedAt'> & {
  readonly invitedBy: string
}

export type InvitationQuery = ListQuery<'createdAt' | 'email'> & {
  /** `open`: neither accepted nor revoked, whether expired or not. Left out: all of them. */
  readonly status?: 'open' | 'accepted' | 'revoked'
}

/** A part of the tree: the thing itself and everything below it, or of that only what is the person's own. */
export type Scope = { readonly under: Resource; readonly own: boolean }

/** What of a list a person may see: everything, or what lies in one of the scopes. */
export type Visibility = 'all' | { readonly userId: string; readonly scopes: readonly Scope[] }

export type Workspace = {
  readonly id: string
  readonly name: string
  readonly createdBy: string | null
  readonly createdAt: number
  readonly updatedAt: number
  /** Deleted, and to be had back until it is purged. */
  readonly deletedAt: number | null
}

export type Project = Workspace & {
  readonly workspaceId: string
  readonly description: string
  /** Whether its workspace is deleted, and the project with it. */
  readonly hidden: boolean
}

type New<Row> = Omit<Row, 'createdBy' | 'updatedAt' | 'deletedAt' | 'hidden'> & { readonly createdBy: string }
export type NewWorkspace = New<Workspace>
export type NewProject = New<Project>

/** Deleted rows, and those of a deleted workspace, are in no list. */
export type WorkspaceQuery = ListQuery<'name' | 'createdAt' | 'updatedAt'> & { readonly visible: Visibility }
export type ProjectQuery = WorkspaceQuery & { readonly workspaceId?: string }

/** A flag of the definition, set for one tenant, or for one person in it. */
export type FlagOverride = { readonly key: string; readonly userId: string | null; readonly enabled: boolean }

/** A flag of the definition, set for all tenants, or for a share of them (0 to 100; null: all). */
export type GlobalFlag = { readonly key: string; readonly enabled: boolean; readonly percent: number | null }

export type AccessEventType =
  | 'role_changed'
  | 'plan_changed'
  | 'addon_changed'
  | 'limit_changed'
  | 'flag_changed'
  | 'membership_changed'

/** Something that may change what people can do. Null stands for everyone: all tenants, or all members of one. */
export type AccessEvent = {
  readonly tenantId: string | null
  readonly userId: string | null
  readonly type: AccessEventType
}

/** Whose request it is: the same key of another person, in another tenant or at another path is another key. */
export type IdempotencyScope = {
  readonly key: string
  readonly userId: string
  readonly tenantId: string | null
  readonly path: string
}

export type StoredResponse = { readonly status: number; readonly body: unknown }

export type IdempotencyClaim =
  /** The caller runs the request, and completes or abandons it under this id. */
  | { readonly state: 'claimed'; readonly id: string }
  /** Another caller runs it. */
  | { readonly state: 'running' }
  | { readonly state: 'completed'; readonly response: StoredResponse }
  /** The key was used with another body. */
  | { readonly state: 'conflict' }
