import type { RoleGrant } from '../custom-roles'
import type { Denial } from '../decision'
import type { Resource, RoleAssignment } from '../effective-roles'
import type { AccessModel, EntitlementModel } from '../model'
import type { Standing } from '../stores'

/** A role held on a step of the path: where it comes from, and what it grants if that is not what the model says. */
export type HeldRole = {
  readonly role: string
  readonly from: readonly RoleAssignment[]
  readonly grant: RoleGrant | null
}

export type Step = { readonly thing: Resource; readonly roles: readonly HeldRole[] }

/** One person and one thing: all that the layers judge by, whichever entitlement is asked about. */
export type Situation = {
  readonly model: AccessModel
  readonly userId: string
  readonly tenantId: string
  /** From the thing asked about up to its root. Empty: the tenant has no such thing. */
  readonly steps: readonly Step[]
  readonly ownerId: string | null
  readonly standing: Standing
  /** When the second factor was last given, epoch seconds. */
  readonly fva: number | null
  /** Epoch ms. */
  readonly now: number
}

/** What it has against an entitlement, or null. Pure: whatever it needs is in the situation. */
export type Layer = (situation: Situation, entitlement: EntitlementModel) => Denial | null
