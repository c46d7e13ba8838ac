import type { EntitlementName } from '@/lib/client/access-context'
import { gateDecision } from '@/lib/core/access/gate'
import { answerWith } from '@/lib/next/answer-status'
import { accessOf } from '@/lib/next/current'
import { DeniedPage } from './denied-page'
import { currentStander } from './stander'

/** What a page draws, and answers with 403, instead of itself for whoever may not open it. */
export async function NoAccess({ entitlement, page }: { entitlement: EntitlementName; page: string }) {
  await answerWith(403, {})
  const { set } = await accessOf()
  const { reason, meta } = gateDecision(set, entitlement)
  const denial = { permission: entitlement, reason, meta }
  return <DeniedPage {...denial} {...await currentStander()} page={page} />
}
