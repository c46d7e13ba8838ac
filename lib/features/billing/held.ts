import type { HeldPlan, PlanTerms } from '@/lib/core/billing/active-plans'
import type { BillingFeature } from './feature'

/** The plans and add-ons of a tenant, each under the terms that it was taken with. */
export async function heldPlans(
  { tenancy }: Pick<BillingFeature, 'tenancy'>,
  tenantId: string,
): Promise<readonly HeldPlan[]> {
  return (await tenancy.subscriptions.subscription(tenantId))?.held ?? []
}

/** The terms under which a plan or an add-on is held; undefined where it is not. */
export function termsOfHeld(held: readonly HeldPlan[], key: string): PlanTerms | undefined {
  return held.find(({ terms }) => terms.key === key)?.terms
}
