import type { Reach } from './custom-roles'
import type { Decision, DenialReason } from './decision'
import type { Resource } from './effective-roles'
import { explainPlans, type ExplainedPlans } from './explain-plans'
import { judge as judgeAll } from './judge'
import { layers } from './layers/layers'
import { reachFrom } from './layers/role-layer'
import type { HeldRole, Situation, Step } from './layers/situation'
import { entityOf, entitlementOf, type AccessModel, type EntitlementModel } from './model'
import { covers } from './permission-pattern'
import { resolveFlag, type FlagState } from './resolve-flag'

export type ExplainedRole = {
  readonly role: string
  /** Of the model, of the model with what the tenant made of it, or the tenant's own. */
  readonly kind: 'built-in' | 'changed' | 'custom'
  /** The assignments that it comes from: on the thing itself, or on one above. */
  readonly from: HeldRole['from']
  /** What it gives of this entitlement on the thing asked about. */
  readonly reach: Reach
  /** Whether that is enough: everything is, and one's own rows when the thing is one's own. */
  readonly gives: boolean
  /** The tenant's permissions that bear on the entitlement. */
  readonly permissions: readonly { readonly name: string; readonly ownership?: boolean }[]
  readonly exclude: readonly string[]
}

export type ExplainedStep = { readonly thing: Resource; readonly roles: readonly ExplainedRole[] }

/** How a decision came about. */
export type Explanation = {
  readonly entitlement: string
  readonly decision: Decision
  readonly isMember: boolean
  readonly layers: readonly { readonly name: string; readonly denial: DenialReason | null }[]
  readonly flags: readonly FlagState[]
  /** From the thing asked about up to its root. */
  readonly path: readonly ExplainedStep[]
  readonly ownerId: string | null
  /** Null: no plans are sold, and nothing is asked about them. */
  readonly plans: ExplainedPlans | null
  /** All that the definition asks for, whether it is there or not. */
  readonly needed: {
    /** By the type of what they must be held on. */
    readonly roles: EntitlementModel['roles']
    readonly flags: readonly string[]
    readonly plans: readonly string[]
    /** In seconds; null when no second factor is asked for. */
    readonly maxAge: number | null
  }
}

/** The derivation of what `check` answers. Without a situation there is none, and `refusal` stands. */
export function explanationOf(
  model: AccessModel,
  name: string,
  situation: Situation | null,
  refusal: Decision,
): Explanation {
  const entitlement = entitlementOf(model, name)
  const needed = neededFor(entitlement)
  if (!situation || !entitlement) {
    const first = {
      name: 'authenticated',
      denial: refusal.reason === 'not_authenticated' ? refusal.reason : null,
    }
    return {
      ...{ entitlement: name, decision: refusal, isMember: false, layers: [first], flags: [] },
      ...{ path: [], ownerId: null, plans: null, needed },
    }
  }
  const { steps, ownerId, standing, tenantId } = situation
  return {
    ...{ entitlement: name, decision: judgeAll(situation, entitlement), isMember: standing.isMember },
    layers: [
      { name: 'authenticated', denial: null },
      ...layers
        .filter(({ isOfPlans }) => !isOfPlans || situation.plans)
        .map(({ name, judge }) => ({ name, denial: judge(situation, entitlement)?.reason ?? null })),
    ],
    flags: entitlement.flags.map((key) => resolveFlag(model, key, tenantId, standing.flags)),
    path: steps.map((step) => explainStep(situation, step, entitlement)),
    ...{ ownerId, plans: explainPlans(situation, entitlement), needed },
  }
}

function explainStep(situation: Situation, step: Step, entitlement: EntitlementModel): ExplainedStep {
  const builtIn = entityOf(situation.model, step.thing.type)?.roles ?? []
  const roles = step.roles.map((held): ExplainedRole => {
    const { role, from, grant } = held
    const reach = reachFrom(situation, step, held, entitlement)
    const own = situation.ownerId === situation.userId
    const kind = !builtIn.includes(role) ? 'custom' : grant ? 'changed' : 'built-in'
    return {
      ...{ role, kind, from, reach, gives: reach === 'any' || (reach === 'own' && own) },
      permissions: (grant?.permissions ?? []).filter((one) => covers(one.name, entitlement.name)),
      exclude: (grant?.exclude ?? []).filter((pattern) => covers(pattern, entitlement.name)),
    }
  })
  return { thing: step.thing, roles }
}

function neededFor(entitlement: EntitlementModel | undefined): Explanation['needed'] {
  const { roles = {}, flags = [], plans = [], stepUpMs = null } = entitlement ?? {}
  return { roles, flags, plans, maxAge: stepUpMs === null ? null : stepUpMs / 1_000 }
}
