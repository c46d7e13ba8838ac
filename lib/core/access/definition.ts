import type { Duration } from '../duration'

/** The entities of a definition, by type. Roles are named strongest first. */
export type EntitiesInput = {
  readonly [type: string]: {
    readonly roles: readonly string[]
    /** Role of the parent → role it gives here, e.g. `{ 'organization:owner': 'admin' }`. */
    readonly inherits?: { readonly [parentRole: string]: string }
  }
}

export type EntityOf<E> = keyof E & string
type RolesOf<E, Type extends keyof E> = E[Type] extends { readonly roles: readonly (infer Role)[] }
  ? Role & string
  : never
/** `workspace:admin` and the like, for all entities. */
export type QualifiedRoleOf<E> = { [Type in EntityOf<E>]: `${Type}:${RolesOf<E, Type>}` }[EntityOf<E>]
/** A role as an entitlement names it: of one entity, or of every entity that has one of this name. */
export type RoleOf<E> = { [Type in EntityOf<E>]: RolesOf<E, Type> }[EntityOf<E>] | QualifiedRoleOf<E>

/** What each entity must be, given all of them: whoever inherits from a role that is not there does not compile. */
export type CheckedEntities<E> = {
  readonly [Type in keyof E]: E[Type] extends { readonly inherits: infer Inherits }
    ? {
        readonly inherits: {
          readonly [Parent in keyof Inherits]: Parent extends QualifiedRoleOf<E> ? RolesOf<E, Type> : never
        }
      }
    : unknown
}

export type EntitlementInput<Role extends string, Plan extends string, Flag extends string> = {
  /** One of them is enough. */
  readonly roles: readonly Role[]
  /** One of them must be active: a plan or an add-on. */
  readonly plans?: readonly Plan[]
  /** All of them must be on. */
  readonly flags?: readonly Flag[]
  /** Completed by the words "Only … can", e.g. `delete a project`. */
  readonly title?: string
  /** How recent the second factor must be. */
  readonly stepUp?: { readonly maxAge: Duration }
}

export type Period = 'hour' | 'day' | 'month' | 'quarter' | 'year'

export type LimitInput<Entitlement extends string, Type extends string = string> = {
  /** The entitlement that consumes it. */
  readonly gates: Entitlement
  /** Left out: for life. */
  readonly per?: Period
  /** −1: unlimited; 0: none. */
  readonly max: number
  /** What it is counted for each of: the tenant, which is what is meant when it is left out. Nothing else is counted for. */
  readonly scope?: Type
  /**
   * What may be used beyond `max`: `amount` of money, in minor units, for each `per` of it, and no more than `cap` of money
   * in a period.
   */
  readonly overage?: { readonly amount: number; readonly per: number; readonly cap?: number }
}

type PlanBody<Entitlement extends string, Type extends string> = {
  readonly title?: string
  /** In minor units; left out: it is not sold so. */
  readonly price?: { readonly month?: number; readonly year?: number }
  /** How many days it can be tried for before the first payment. */
  readonly trialDays?: number
  readonly features?: readonly Entitlement[]
  readonly limits?: { readonly [key: string]: LimitInput<Entitlement, Type> }
}

export type PlanInput<Entitlement extends string, Plan extends string, Type extends string = string> =
  | (PlanBody<Entitlement, Type> & {
      readonly group: string
      readonly addOn?: false
      /** How long whoever has taken an earlier version keeps it, e.g. `90d`; left out: until they move by themselves. */
      readonly grace?: Duration
    })
  | (PlanBody<Entitlement, Type> & {
      readonly addOn: true
      readonly stackable?: boolean
      readonly requires?: { readonly group?: string; readonly plans: readonly Plan[] }
    })

export type FlagInput = { readonly title?: string; readonly default?: boolean }

/** What `defineAccess` takes. The names in it are checked against one another by the compiler. */
export type AccessInput<
  Entities extends EntitiesInput,
  Entitlement extends string,
  Plan extends string,
  Flag extends string,
> = {
  readonly entities: Entities & CheckedEntities<Entities>
  readonly entitlements: {
    readonly [Name in Entitlement]: EntitlementInput<NoInfer<RoleOf<Entities>>, NoInfer<Plan>, NoInfer<Flag>>
  }
  readonly plans?: {
    readonly [Name in Plan]: PlanInput<NoInfer<Entitlement>, NoInfer<Plan>, NoInfer<EntityOf<Entities>>>
  }
  readonly defaultPlan?: NoInfer<Plan>
  readonly flags?: { readonly [Name in Flag]: FlagInput }
}
