import type { EntitlementName } from '@/lib/client/access-context'
import { gateDecision } from '@/lib/core/access/gate'
import { answerWith } from '@/lib/next/answer-status'
import { accessOf } from '@/lib/next/current'
import { DeniedPage } from './denied-page'

/** What a page draws, and answers with 403, instead of itself for whoever may not open it. */
export async function NoAccess({ entitlement, page }: { entitlement: EntitlementName; page: string }) {
  await answerWith(403, {})
  const { slug, set } = await accessOf()
  const { reason, meta } = gateDecision(set, entitlement)
  return <DeniedPage permission={entitlement} reason={reason} meta={meta} slug={slug} page={page} />
}
