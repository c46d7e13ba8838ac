import { access } from '@/lib/config/access'
import type { Env } from '@/lib/config/env'
import type { AccessModel } from '@/lib/core/access/model'
import { sellingProblem } from '@/lib/core/billing/selling-problem'
import type { Finding } from './finding'

/** Who takes the money, and whether it is real; and whether what is defined can be sold. */
export function checkBilling(
  { STRIPE_SECRET_KEY, STRIPE_BASE_URL, APP_URL, mode }: Partial<Env>,
  model: Pick<AccessModel, 'plans'> = access,
): Finding[] {
  const part = 'Billing'
  const problem = sellingProblem(model)
  if (problem !== null) return [{ part, state: 'broken', text: problem }]
  if (!STRIPE_SECRET_KEY) {
    const text =
      mode === 'production'
        ? 'nothing is sold: everybody keeps the default plan'
        : `sold through a simulator that takes no money: ${APP_URL}/dev/billing`
    const advice = 'To sell through Stripe, set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.'
    return [{ part, state: 'well', text, advice }]
  }
  const isTest = /^(sk|rk)_test_/.test(STRIPE_SECRET_KEY)
  const place = STRIPE_BASE_URL ? `Stripe at ${STRIPE_BASE_URL}` : 'Stripe'
  const text = `sold through ${place}${isTest ? ', in test mode: no money moves' : ''}`
  const advice = `Its webhooks go to ${APP_URL}/api/billing/webhook/stripe; its prices: npm run billing -- sync-plans`
  return [{ part, state: isTest && mode === 'production' ? 'note' : 'well', text, advice }]
}
