import type { DenialReason } from '@/lib/core/access/decision'
import type { BillingState } from '@/lib/features/billing/state'
import type { Offer } from './offer'
import { isChargedAtOnce } from './plan-act'

/** What would lift a denial. `isChange`: a subscription is changed by it, which is looked at before: it is charged at once. */
export type UpgradeOption =
  | { kind: 'plan'; offer: Offer; isChange: boolean }
  /** `quantity`: how many of it there are then. */
  | { kind: 'addOn'; offer: Offer; quantity: number; isChange: boolean }

type Need = { entitlement: string; reason: DenialReason | undefined }

/** Everything that can be bought against a denial: add-ons first, for they cost less, then plans. Nothing while unpaid. */
export function upgradeOptions(state: BillingState, { entitlement, reason }: Need): UpgradeOption[] {
  if (state.status === 'unpaid') return []
  const isChange = isChargedAtOnce(state)
  const others = state.plans.filter((plan) => !plan.current && (plan.price.month ?? plan.price.year ?? 0) > 0)
  if (reason !== 'limit_reached') {
    const giving = others.filter(({ features }) => features.includes(entitlement))
    return giving.map((offer) => ({ kind: 'plan', offer, isChange }))
  }
  const limitOf = (plan: Pick<Offer, 'limits'> | null) =>
    maxOf(plan?.limits.find((limit) => limit.entitlement === entitlement)?.max)
  const addOns = state.availableAddOns.flatMap((offer): UpgradeOption[] => {
    const held = state.addOns.find(({ key }) => key === offer.key)?.quantity ?? 0
    const helps = offer.compatible && offer.limits.some((limit) => limit.entitlement === entitlement)
    if (!helps || (held > 0 && !offer.stackable)) return []
    return [{ kind: 'addOn', offer: { ...offer, trialDays: null }, quantity: held + 1, isChange }]
  })
  const larger = others.filter((plan) => limitOf(plan) > limitOf(state.terms))
  return [...addOns, ...larger.map((offer): UpgradeOption => ({ kind: 'plan', offer, isChange }))]
}

/** A plan that does not name a limit has none. */
function maxOf(max: number | undefined): number {
  return max === undefined || max === -1 ? Infinity : max
}
