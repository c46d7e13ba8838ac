import type { EntitlementName } from '@/lib/client/access-context'
import { gateDecision, type GateDecision } from '@/lib/core/access/gate'
import { accessOf } from '@/lib/next/current'

/** Whether the person may do that in the tenant of the page that is being drawn. What is done there is judged anew. */
export async function may(entitlement: EntitlementName): Promise<boolean> {
  return (await decisionOn(entitlement)).allowed
}

/** The same for what does not count against a limit: a list of what was made stays when no more can be made. */
export async function mayUncounted(entitlement: EntitlementName): Promise<boolean> {
  const { allowed, reason } = await decisionOn(entitlement)
  return allowed || reason === 'limit_reached'
}

async function decisionOn(entitlement: EntitlementName): Promise<GateDecision> {
  const { set } = await accessOf()
  return gateDecision(set, entitlement)
}
