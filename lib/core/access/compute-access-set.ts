import type { SubscriptionReader, WalletStore } from '../billing/stores'
import { systemClock, type Clock } from '../clock'
import type { AccessSet } from './access-set'
import { catalogueHash } from './catalogue-hash'
import { decisionOf, type Decision } from './decision'
import { judge } from './judge'
import { stepsOf } from './layers/steps-of'
import type { Situation } from './layers/situation'
import { loadPlans } from './load-plans'
import { entitlementOf, type AccessModel } from './model'
import { resolveFlags } from './resolve-flag'
import type { ClosureStore, RoleStore } from './stores'
import { verdictOf } from './verdict-of'

export type AccessSetOptions = {
  readonly userId: string
  readonly accessDef: AccessModel
  readonly roleStore: RoleStore
  /** Not asked: the tenant is a root. */
  readonly closureStore?: ClosureStore
  readonly subscriptionStore?: SubscriptionReader
  readonly walletStore?: WalletStore
  /** Null: the session is in no tenant, and nothing is allowed. */
  readonly tenantId: string | null
  /** When the second factor was last given, epoch seconds. */
  readonly fva?: number | null
  readonly clock?: Clock
}

/** The check of every entitlement on the tenant itself, for one person: one query, and what `loadPlans` asks. */
export async function computeAccessSet(options: AccessSetOptions): Promise<AccessSet> {
  const { accessDef: model, tenantId, clock = systemClock } = options
  const situation = tenantId === null ? null : await situationIn(tenantId, options)
  const decide = (name: string): Decision => {
    const entitlement = entitlementOf(model, name)
    return situation && entitlement
      ? judge(situation, entitlement)
      : decisionOf(model, name, [{ reason: 'role_required' }])
  }
  return {
    ...{ tenantId, catalog: catalogueHash(model), ...plansIn(situation) },
    entitlements: Object.fromEntries(model.catalogue.map((name) => [name, verdictOf(decide(name))])),
    flags: resolveFlags(model, tenantId ?? '', situation?.standing.flags ?? []),
    computedAt: new Date(clock.now()).toISOString(),
  }
}

async function situationIn(
  tenantId: string,
  { userId, accessDef: model, roleStore, fva = null, clock = systemClock, ...sources }: AccessSetOptions,
): Promise<Situation> {
  const tenant = { type: model.tenantType, id: tenantId }
  const now = clock.now()
  const [standing, plans] = await Promise.all([
    roleStore.standing(userId, tenantId, [tenant]),
    loadPlans(model, sources, { tenantId, now, counts: true }),
  ])
  await plans?.count()
  const steps = stepsOf(model, tenantId, [tenant], standing)
  return { model, userId, tenantId, steps, ownerId: null, standing, plans, fva, now }
}

/** The base plan (of several groups the first) and the add-ons that count. */
function plansIn(situation: Situation | null): Pick<AccessSet, 'plan' | 'addOns'> {
  const active = situation?.plans?.active ?? []
  const keys = (addOn: boolean) =>
    active.filter(({ terms }) => terms.addOn === addOn).map(({ terms }) => terms.key)
  return { plan: keys(false)[0] ?? null, addOns: keys(true) }
}
