import type { DecisionMeta, DenialReason } from '@/lib/core/access/decision'

/**
 * How a page stands in the navigation. `locked`: nothing but a plan is missing, and it leads to what would unlock it. What
 * a role forbids is not shown, whatever the plan.
 */
export function pageStanding({ allowed, reason, meta }: Answer): 'open' | 'locked' | 'hidden' {
  if (allowed) return 'open'
  return reason === 'plan_required' && meta.requiredRoles === undefined ? 'locked' : 'hidden'
}

type Answer = { allowed: boolean; reason?: DenialReason; meta: DecisionMeta }
