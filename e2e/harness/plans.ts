import { access } from '@/lib/config/access'
import type { HeldPlan } from '@/lib/core/billing/active-plans'
import { termsOf } from '@/lib/core/billing/plan-changes'
import { planVersion } from '@/lib/core/billing/plan-version'

/** A plan of the starter as a tenant takes it. */
export function heldPlan(key: string, over: Partial<HeldPlan> = {}): HeldPlan {
  const plan = access.plans[key]
  if (!plan) throw new Error(`there is no plan ${key}`)
  const version = planVersion(plan)
  return { terms: termsOf(plan), version, quantity: 1, anchor: 0, expiresAt: null, ...over }
}
