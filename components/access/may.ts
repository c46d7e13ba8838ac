import type { EntitlementName } from '@/lib/client/access-context'
import { gateDecision } from '@/lib/core/access/gate'
import { accessOf } from '@/lib/next/current'

/** Whether the person may do that in the tenant of the page that is being drawn. What is done there is judged anew. */
export async function may(entitlement: EntitlementName): Promise<boolean> {
  const { set } = await accessOf()
  return gateDecision(set, entitlement).allowed
}
