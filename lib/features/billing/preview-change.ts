import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { basePlan, type PlanTerms } from '@/lib/core/billing/active-plans'
import { timeSchema } from '../access/schemas'
import { demandPaid, incompatibleAddOns, liveSubscription, soldPlan } from './demands'
import { accountRef, billingPermission, sellingProvider, type BillingFeature } from './feature'
import { providerReads } from './limits'
import { intervalSchema } from './state'
import { whenOf } from './when-of'

const limitChangeSchema = z.object({
  key: z.string(),
  entitlement: z.string(),
  before: z.int().describe('−1: unlimited.'),
  after: z.int().describe('−1: unlimited.'),
})

export const changePreviewSchema = z
  .object({
    when: z
      .enum(['now', 'period_end', 'checkout'])
      .describe('`checkout`: it is bought on the provider’s page.'),
    effectiveAt: timeSchema.nullable(),
    gains: z.array(z.string()).describe('Entitlements that the plan of now does not give.'),
    loses: z.array(z.string()),
    limits: z.array(limitChangeSchema).describe('Those that change.'),
    dropsAddOns: z.array(z.string()).describe('Add-ons that do not work with it.'),
    charge: z
      .object({
        currency: z.string(),
        credit: z.int().describe('What is left of what was paid for.'),
        dueNow: z.int(),
        renewal: z.int().describe('What each period costs from then on.'),
        renewsAt: timeSchema,
      })
      .nullable()
      .describe('Null before there is a subscription: the provider’s page says it.'),
  })
  .meta({ id: 'ChangePreview' })

export type ChangePreview = z.output<typeof changePreviewSchema>

export function previewChangeAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'previewPlanChange',
    name: 'billing.preview_change',
    method: 'GET',
    path: '/api/billing/change-plan',
    tag: 'Billing',
    summary: 'What a change of plan would give, take and cost',
    description: 'Nothing is changed.',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    query: z.object({
      plan: z
        .string()
        .min(1)
        .max(100)
        .meta({ examples: ['enterprise'] }),
      interval: intervalSchema.default('month'),
    }),
    answers: { 200: { description: 'What would be different.', schema: changePreviewSchema } },
    errors: ['UNAVAILABLE'],
    limits: [providerReads],
    audit: null,
    async handler({ plan: key, interval }, context) {
      const plan = soldPlan(feature, key, interval)
      const provider = sellingProvider(feature)
      const account = await feature.tenancy.billing.account(accountRef(provider, context))
      const live = liveSubscription(account)
      const subscription = await feature.tenancy.subscriptions.subscription(tenantOf(context).id)
      const held = subscription?.held ?? []
      const difference = differenceOf(
        subscription && basePlan(feature.model, subscription, context.now),
        plan,
      )
      const dropsAddOns = incompatibleAddOns(feature, held, live, key)
      if (!account || !live) {
        const body = { when: 'checkout', effectiveAt: null, ...difference, dropsAddOns, charge: null }
        return { status: 200, body }
      }
      demandPaid(live)
      const when = whenOf(feature, held, live, plan, interval)
      const quoted = { plan: key, interval, dropAddOns: dropsAddOns }
      const quote = await provider.quoteChange(account.customerId, quoted)
      const end = live.currentPeriod.end
      const charge = when === 'now' ? quote : { ...quote, credit: 0, dueNow: 0, renewsAt: end }
      const body = {
        ...{ when, ...difference, dropsAddOns },
        effectiveAt: new Date(when === 'now' ? context.now : end).toISOString(),
        charge: { ...charge, renewsAt: new Date(charge.renewsAt).toISOString() },
      }
      return { status: 200, body }
    },
  })
}

/** What one plan gives that another does not, and the limits that differ: one that is not named is unlimited. */
export function differenceOf(
  before: PlanTerms | null,
  after: PlanTerms,
): Pick<ChangePreview, 'gains' | 'loses' | 'limits'> {
  const had = before?.features ?? []
  const limitsOf = (plan: PlanTerms | null) => new Map(plan?.limits.map((limit) => [limit.key, limit]))
  const [then, now] = [limitsOf(before), limitsOf(after)]
  const keys = [...new Set([...then.keys(), ...now.keys()])]
  return {
    gains: after.features.filter((name) => !had.includes(name)),
    loses: had.filter((name) => !after.features.includes(name)),
    limits: keys.flatMap((key) => {
      const [old, next] = [then.get(key), now.get(key)]
      const [was, is] = [old?.max ?? -1, next?.max ?? -1]
      const entitlement = (next ?? old)?.gates
      return was === is || !entitlement ? [] : [{ key, entitlement, before: was, after: is }]
    }),
  }
}
