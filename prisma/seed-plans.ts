import { access } from '@/lib/config/access'
import { periodAt } from '@/lib/core/billing/period'
import { termsOf } from '@/lib/core/billing/plan-changes'
import { planVersion } from '@/lib/core/billing/plan-version'
import type { TenantStores } from '@/lib/core/tenancy/stores'

const day = 86_400_000
/** How many summaries on each of the last days, today first; nobody works at weekends. */
const summaries = [
  4, 9, 12, 7, 0, 0, 15, 11, 8, 14, 6, 0, 0, 10, 17, 9, 13, 5, 0, 0, 8, 12, 16, 7, 9, 0, 1, 11,
]

type Given = { tenantId: string; plan: string; people: readonly string[]; createdAt: number; now: number }

/** A plan given by hand, and four weeks of using it: there is no subscription, and nobody pays. */
export async function seedPlan(
  { subscriptions, wallet }: Pick<TenantStores, 'subscriptions' | 'wallet'>,
  { tenantId, plan: key, people, createdAt: anchor, now }: Given,
): Promise<void> {
  const plan = access.plans[key]
  if (!plan) throw new Error(`No plan called ${key} is defined`)
  const version = planVersion(plan)
  await subscriptions.assign(tenantId, {
    terms: termsOf(plan),
    version,
    quantity: 1,
    anchor,
    expiresAt: null,
  })
  for (const [ago, amount] of summaries.entries()) {
    const at = now - ago * day
    const userId = people[ago % people.length] ?? ''
    const { start: periodStart } = periodAt('month', anchor, at)
    const counters = [{ limit: 'ai-limit', periodStart, included: null, most: null }]
    if (amount > 0)
      await wallet.consume({
        tenantId,
        userId,
        entitlement: 'ai:generate',
        amount,
        key: `seeded-${ago}`,
        at,
        counters,
      })
  }
}
