import type { SubscriptionReader, WalletStore } from '../billing/stores'
import type { Clock, Random } from '../clock'
import type { AccessSet } from './access-set'
import type { Decision } from './decision'
import type { Explanation } from './explain'
import type { AccessDefinition } from './model'
import type { ClosureStore, Placement, RoleStore } from './stores'

/** A thing of one of the types that the definition knows. */
export type Thing<Type extends string> = { readonly type: Type; readonly id: string }

export type Question<Entitlement extends string, Type extends string> = {
  readonly entitlement: Entitlement
  readonly resource?: Thing<Type>
}

/** One person's rights in one tenant, for one request: what it has loaded once it does not load again. */
export type AccessContext<Entitlement extends string = string, Type extends string = string> = {
  readonly userId: string | null
  /** Whether it is allowed; stops at the first no. Without a resource the tenant itself is meant. */
  can(entitlement: Entitlement, resource?: Thing<Type>): Promise<boolean>
  /** Every layer's answer: all reasons, the most actionable first, and what would lift them. */
  check(entitlement: Entitlement, resource?: Thing<Type>): Promise<Decision>
  /** Throws AuthorizationError when it is not allowed. */
  authorize(entitlement: Entitlement, resource?: Thing<Type>): Promise<void>
  /**
   * Whether it is allowed, and counted: at every limit of the entitlement or at none, and never past one, whoever else
   * consumes meanwhile. With a key it is counted once, however often it is asked. Throws InvalidAmountError, and
   * ConsumptionKeyError for a key that names another consumption.
   */
  canAndConsume(
    entitlement: Entitlement,
    resource?: Thing<Type>,
    options?: { readonly amount?: number; readonly key?: string },
  ): Promise<boolean>
  /**
   * Takes back, once, what was consumed under the key; without one, what this context consumed last of the entitlement on
   * the resource. False when there is nothing to take back.
   */
  unconsume(
    entitlement: Entitlement,
    resource?: Thing<Type>,
    options?: { readonly key?: string },
  ): Promise<boolean>
  /** Up to 100 questions, in as many queries as one; the answers by `answerKey`. Throws TooManyQuestionsError. */
  canAll(questions: readonly Question<Entitlement, Type>[]): Promise<Map<string, boolean>>
  /** The whole derivation of a check. */
  explain(entitlement: Entitlement, resource?: Thing<Type>): Promise<Explanation>
  /** Where a thing of the tenant stands; null when the tenant has no such thing. Shares its query with the checks. */
  locate(resource: Thing<Type>): Promise<Placement | null>
  /** Whether one of the roles, qualified or not, is held on the resource: directly, by inheritance, or as a custom role. */
  hasRole(roles: readonly string[], resource?: Thing<Type>): Promise<boolean>
  /** Whether the second factor was given within so many seconds. */
  verifiedWithin(seconds: number): boolean
}

export type AccessContextOptions<Entitlement extends string, Type extends string> = {
  /** Null or absent: nobody is signed in, and everything is denied. */
  readonly userId: string | null | undefined
  readonly accessDef: AccessDefinition<Entitlement, Type>
  readonly closureStore: ClosureStore
  readonly roleStore: RoleStore
  /** Which plans a tenant has. Left out, plans and limits are not asked about. */
  readonly subscriptionStore?: SubscriptionReader
  /** What tenants have used. Left out, nothing is counted, and a limit of 0 alone is ever reached. */
  readonly walletStore?: WalletStore
  readonly tenantId?: string | null
  /** Which tenant a resource belongs to, and without one the current tenant; asked when `tenantId` is not given. */
  readonly orgResolver?: (
    resource?: Thing<Type>,
  ) => Promise<string | null | undefined> | string | null | undefined
  /** When the second factor was last given, epoch seconds. */
  readonly fva?: number | null
  readonly clock?: Clock
  /** Names what is consumed without a key. */
  readonly random?: Random
  /** The set of the caller's token: answers questions about the tenant itself without a query. Only for reads. */
  readonly accessSet?: AccessSet | null
  /** In production an unknown entitlement or resource is denied as `role_required`, elsewhere it is thrown. */
  readonly production?: boolean
  /** Hears of what was asked wrongly: an entitlement or a resource that there is not. */
  readonly onDefect?: (error: Error) => void
}
