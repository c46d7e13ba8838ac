import { effectiveLimits } from '../billing/effective-limits'
import { periodAt } from '../billing/period'
import type { Charge, WalletStore } from '../billing/stores'
import { systemRandom } from '../clock'
import type { AccessContext, AccessContextOptions, Thing } from './access-context'
import type { Situations } from './create-situations'
import { ConsumptionKeyError, InvalidAmountError, mostAtOnce } from './errors'
import { layers } from './layers/layers'
import type { PlanStanding, Situation } from './layers/situation'
import { isCounted, type EntitlementModel } from './model'

/** Limits are left to the statement that counts: what was read before it would be out of date. */
const beforeCounting = layers.filter(({ name }) => name !== 'limits')

/** The part of a context that counts what is used. */
export function createConsumption<Entitlement extends string, Type extends string>(
  { accessDef, walletStore, random = systemRandom }: AccessContextOptions<Entitlement, Type>,
  { entitlement: find, situationOf }: Situations<Type>,
): Pick<AccessContext<Entitlement, Type>, 'canAndConsume' | 'unconsume'> {
  const consumedHere = new Map<string, string>()
  const placeOf = (name: string, resource?: Thing<Type>) =>
    JSON.stringify([name, resource?.type, resource?.id])

  return {
    async canAndConsume(name, resource, { amount = 1, key } = {}) {
      demandAmount(amount)
      const entitlement = find(name)
      const situation = entitlement && (await situationOf(resource))
      if (!situation || beforeCounting.some((layer) => layer.judge(situation, entitlement))) return false
      if (!walletStore || !situation.plans) return true
      const named = key ?? keyByChance(random.bytes(16))
      const { tenantId, userId, now, plans } = situation
      const counters = countersOf(situation, plans, entitlement)
      // Where it is unlimited it is written down all the same, for whoever looks at what was used.
      if (counters.length === 0 && !isCounted(accessDef, name)) return true
      const charge = { tenantId, userId, entitlement: name, amount, key: named, at: now, counters }
      const answer = await walletStore.consume(charge)
      if (answer.outcome === 'conflict') throw new ConsumptionKeyError(named)
      plans.note(counters, answer.consumed)
      if (answer.outcome === 'counted') consumedHere.set(placeOf(name, resource), named)
      return answer.outcome !== 'refused'
    },
    async unconsume(name, resource, { key } = {}) {
      const place = placeOf(name, resource)
      const named = key ?? consumedHere.get(place)
      const situation = named === undefined ? null : await situationOf(resource)
      if (!walletStore || named === undefined || !situation) return false
      if (consumedHere.get(place) === named) consumedHere.delete(place)
      const { tenantId, plans } = situation
      if (!(await walletStore.unconsume(tenantId, named))) return false
      const entitlement = find(name)
      if (plans) {
        const counters = entitlement ? countersOf(situation, plans, entitlement) : []
        plans.note(counters, await consumedNow(walletStore, tenantId, counters))
      }
      return true
    },
  }
}

async function consumedNow(
  walletStore: WalletStore,
  tenantId: string,
  counters: Charge['counters'],
): Promise<number[]> {
  return (await walletStore.stands(tenantId, counters)).map(({ consumed }) => consumed)
}

/** What one more of an entitlement moves, and how far each may go. */
function countersOf(
  { now }: Situation,
  plans: PlanStanding,
  entitlement: EntitlementModel,
): Charge['counters'] {
  const limits = effectiveLimits(plans.active, plans.overrides, entitlement)
  return limits.map(({ key, per, anchor, max, most }) => ({
    ...{ limit: key, included: max, most },
    periodStart: periodAt(per, anchor, now).start,
  }))
}

/** Fractions, signs and texts would count something else than was asked for. */
function demandAmount(amount: unknown): void {
  if (!Number.isSafeInteger(amount) || Number(amount) < 1 || Number(amount) > mostAtOnce)
    throw new InvalidAmountError(amount)
}

function keyByChance(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
