import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { AppError } from '@/lib/core/errors'
import { demandAccount } from './account'
import { askProvider, beginAct, doneAtProvider } from './acts'
import { demandLive, demandPaid, incompatibleAddOns, isEarlier, soldPlan } from './demands'
import { billingPermission, providerKey, sellingProvider, type BillingFeature } from './feature'
import { heldPlans } from './held'
import { providerActs } from './limits'
import { reportBeforeChange } from './report-before'
import { billingStateSchema, intervalSchema } from './state'
import { reasonOf } from './sync'
import { whenOf } from './when-of'

export function changePlanAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'changePlan',
    name: 'billing.change_plan',
    method: 'POST',
    path: '/api/billing/change-plan',
    tag: 'Billing',
    summary: 'Change the plan of a subscription',
    description:
      'What costs more holds at once, and its difference is charged to the card on file; what costs less holds from the end of the period on. A subscription to add-ons alone gets the plan beside them. The plan that it has already, of an earlier version, moves to the present one at once.',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    idempotent: true,
    body: z.object({
      plan: z
        .string()
        .min(1)
        .max(100)
        .meta({ examples: ['enterprise'] }),
      interval: intervalSchema.default('month'),
    }),
    answers: { 200: { description: 'What the organization has now.', schema: billingStateSchema } },
    errors: ['CONFLICT', 'PAYMENT_DECLINED', 'UNAVAILABLE'],
    limits: [providerActs],
    audit: 'billing.change_plan',
    async handler({ plan: key, interval }, context) {
      const plan = soldPlan(feature, key, interval)
      const account = await demandAccount(feature, context)
      const live = demandLive(account)
      demandPaid(live)
      const held = await heldPlans(feature, tenantOf(context).id)
      if (live.plan === key && live.interval === interval && !isEarlier(held, plan))
        throw new AppError('CONFLICT', `${plan.title} is the plan of this organization already.`)
      const dropAddOns = incompatibleAddOns(feature, held, live, key)
      const when = whenOf(feature, held, live, plan, interval)
      const change = { plan: key, interval, dropAddOns, when }
      await beginAct(feature, context, { plan: key, interval, when })
      await reportBeforeChange(feature, account, reasonOf(context))
      await askProvider(feature, context, () =>
        sellingProvider(feature).changePlan(account.customerId, change, providerKey(context)),
      )
      return doneAtProvider(feature, context)
    },
  })
}
