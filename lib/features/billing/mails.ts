import { basePlan } from '@/lib/core/billing/active-plans'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import type { TenantMail } from '@/lib/core/tenancy/mails'
import { ownerRole, tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { titleOf } from './offer-of'
import type { BillingFeature } from './feature'

/** An organization with more has somebody else to tell the rest. */
const mostOwners = 20

type Ended = Extract<TenantMail, { kind: 'subscription-ended' }>

/** What is news about money to those who did not cause it on the page: a payment that failed, and the end. */
export type BillingNews =
  | { kind: 'payment-failed'; nextAttemptAt: number | null }
  | { kind: 'subscription-ended'; why: Ended['why'] }

type Known = Pick<ProviderSubscription, 'id' | 'plan' | 'status' | 'cancelAtPeriodEnd' | 'nextAttemptAt'>

/** What has become of a subscription, as far as its owners have to hear of it. Null: nothing. */
export function newsOf(before: Known | null, told: Known | null): BillingNews | null {
  if (!before || (told && told.id !== before.id)) return null
  // Of a customer who was deleted at the provider nothing is told any more: what there was is over.
  const after = told ?? { ...before, status: 'canceled' as const }
  const isOverdue = before.status === 'past_due'
  if (after.status === 'past_due' && (!isOverdue || before.nextAttemptAt !== after.nextAttemptAt))
    return { kind: 'payment-failed', nextAttemptAt: after.nextAttemptAt }
  const hadIt = isOverdue || before.status === 'active' || before.status === 'trialing'
  const isOver = after.status === 'canceled' || after.status === 'unpaid'
  if (!hadIt || !isOver) return null
  const wasAsked = before.cancelAtPeriodEnd || after.cancelAtPeriodEnd
  // Add-ons alone end with the last that is taken off, which whoever did it has seen.
  if (before.plan === null && !isOverdue && !wasAsked) return null
  const why = isOverdue || after.status === 'unpaid' ? 'unpaid' : wasAsked ? 'canceled' : null
  return { kind: 'subscription-ended', why }
}

/** Writes the news to every owner, sent with the transaction that takes it over. */
export async function mailNews(
  { model, appUrl }: Pick<BillingFeature, 'model' | 'appUrl'>,
  { tenant, members, outbox, subscriptions }: TenantStores,
  news: BillingNews,
  { tenantId, plan, now }: { tenantId: string; plan: string | null; now: number },
): Promise<void> {
  const row = await tenant.read()
  if (!row) return
  const role = ownerRole(tenantRootOf(model))
  const sort = { by: 'joinedAt', descending: false } as const
  const owners = await members.list({ role, sort, limit: mostOwners })
  const held = await subscriptions.subscription(tenantId)
  const holds = held && (basePlan(model, held, now)?.title ?? null)
  for (const { email: to, name } of owners) {
    const mail = { to, name, organization: row.name, subscribed: titleOf(model, plan) }
    const link = `${appUrl}/t/${row.slug}/billing`
    if (news.kind === 'payment-failed') await outbox.send({ ...mail, ...news, link })
    else await outbox.send({ ...mail, ...news, link, holds })
  }
}
