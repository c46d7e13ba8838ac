import type { Reach, RoleGrant } from '@/lib/core/access/custom-roles'

/** A role as the API lists it. */
export type Role = {
  slug: string
  title: string
  /** The type of thing that it is held on. */
  type: string
  builtIn: boolean
  /** A built-in role that grants something else in this organization. */
  changed: boolean
  permissions: { name: string; ownership?: boolean }[]
  exclude: string[]
  members: number
}

/** An entitlement that reaches another way than before, on things of these types. */
export type ReachChange = { entitlement: string; on: string[]; from: Reach; to: Reach }

export type Changes = { gains: ReachChange[]; loses: ReachChange[] }

/** What a change of a role would change: of the role itself, and for the people who hold it. */
export type RolePreview = Changes & {
  /** What it would give that the caller does not hold. */
  beyond: string[]
  membersAffected: number
  members: {
    userId: string
    name: string
    email: string
    changes: (Changes & { at: { type: string; id: string } })[]
  }[]
}

export function grantOf({ permissions, exclude }: Pick<Role, 'permissions' | 'exclude'>): RoleGrant {
  return { permissions, exclude }
}
