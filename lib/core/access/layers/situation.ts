import type { ActivePlan, Subscription } from '../../billing/active-plans'
import type { ChargedCounter, Stand } from '../../billing/stores'
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

/** What the tenant has taken, and how much of it is used. */
export type PlanStanding = {
  readonly active: readonly ActivePlan[]
  readonly overrides: Subscription['overrides']
  /** Whether an active plan limits the entitlement at all. */
  readonly isLimited: (entitlement: string) => boolean
  /** Asks what all counters stand at, once. */
  readonly count: () => Promise<void>
  /** What a limit's counter stands at in the period that begins then, epoch ms; 0 before they were counted. */
  readonly stand: (limit: string, periodStart: number) => Stand
  /** Takes over what counters stand at since something was consumed. */
  readonly note: (counters: readonly ChargedCounter[], consumed: readonly number[]) => void
}

/** One person and one thing: all that the layers judge by, whichever entitlement is asked about. */
export type Situation = {
  readonly model: AccessModel
  readonly userId: string
  readonly tenantId: string
  /** From the thing asked about up to its root. Empty: the tenant has no such thing. */
  readonly steps: readonly Step[]
  readonly ownerId: string | null
  readonly standing: Standing
  /** Null: no plans are sold, and nothing is asked about them. */
  readonly plans: PlanStanding | null
  /** When the second factor was last given, epoch seconds. */
  readonly fva: number | null
  /** Epoch ms. */
  readonly now: number
}

/** What it has against an entitlement, or null. Pure: whatever it needs is in the situation. */
export type Layer = (situation: Situation, entitlement: EntitlementModel) => Denial | null
