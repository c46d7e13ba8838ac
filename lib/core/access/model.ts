import type { Period } from './definition'

/** One kind of thing that roles are held on. */
export type EntityModel = {
  readonly type: string
  /** Strongest first. */
  readonly roles: readonly string[]
  /** By the parent's type: the parent's role → the role it gives here. */
  readonly inherits: { readonly [parentType: string]: { readonly [parentRole: string]: string } }
}

export type EntitlementModel = {
  readonly name: string
  /** The roles that give it, by the type of what they are held on. */
  readonly roles: { readonly [type: string]: readonly string[] }
  /** The same roles, as the definition names them. */
  readonly requiredRoles: readonly string[]
  /** Empty: no plan is asked for. */
  readonly plans: readonly string[]
  readonly flags: readonly string[]
  /** How old the second factor may be, in ms; null when none is asked for. */
  readonly stepUpMs: number | null
  readonly title: string | null
}

export type LimitModel = {
  readonly key: string
  readonly gates: string
  /** Null: for life. */
  readonly per: Period | null
  readonly max: number
  readonly overage: { readonly amount: number; readonly per: number; readonly cap: number | null } | null
}

export type PlanModel = {
  readonly key: string
  readonly title: string
  /** Null for an add-on. */
  readonly group: string | null
  readonly addOn: boolean
  readonly stackable: boolean
  /** The base plans that an add-on needs one of; empty: any. */
  readonly requires: readonly string[]
  readonly price: { readonly month: number | null; readonly year: number | null }
  /** Null: no trial. */
  readonly trialDays: number | null
  /** How long an earlier version is kept, in ms; null: for good. */
  readonly graceMs: number | null
  readonly features: readonly string[]
  readonly limits: readonly LimitModel[]
}

export type FlagModel = { readonly key: string; readonly title: string; readonly default: boolean }

/** A definition that has been checked, with everything spelled out. Deeply frozen. */
export type AccessModel = {
  readonly entities: { readonly [type: string]: EntityModel }
  /** The type of a tenant: the first that inherits from nothing. */
  readonly tenantType: string
  readonly entitlements: { readonly [name: string]: EntitlementModel }
  /** The names of all entitlements, sorted: a place in it is a place in an encoded access set. */
  readonly catalogue: readonly string[]
  readonly plans: { readonly [key: string]: PlanModel }
  readonly defaultPlan: string | null
  readonly flags: { readonly [key: string]: FlagModel }
}

/** Asked by names that come from outside, where `constructor` is no type. */
export function entityOf(model: AccessModel, type: string): EntityModel | undefined {
  return Object.hasOwn(model.entities, type) ? model.entities[type] : undefined
}

export function entitlementOf(model: AccessModel, name: string): EntitlementModel | undefined {
  return Object.hasOwn(model.entitlements, name) ? model.entitlements[name] : undefined
}

/** Whether any plan limits it. */
export function isCounted({ plans }: AccessModel, entitlement: string): boolean {
  return Object.values(plans).some(({ limits }) => limits.some(({ gates }) => gates === entitlement))
}

declare const names: unique symbol

/** The model, and in its type the names it was defined with, so that a misspelt one does not compile. */
export type AccessDefinition<
  Entitlement extends string = string,
  Type extends string = string,
  Role extends string = string,
  Plan extends string = string,
  Flag extends string = string,
> = AccessModel & {
  readonly [names]?: { entitlement: Entitlement; type: Type; role: Role; plan: Plan; flag: Flag }
}
