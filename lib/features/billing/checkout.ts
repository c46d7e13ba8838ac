import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { invalid } from '@/lib/core/action/validate'
import { AppError } from '@/lib/core/errors'
import { currentAccount, openAccount } from './account'
import { askProvider, beginAct } from './acts'
import { reportBeforeChange } from './report-before'
import { reasonOf, syncFor } from './sync'
import { demandPaid, incompatibleAddOns, isEarlier, liveSubscription, soldPlan } from './demands'
import { billingPermission, comeBack, providerKey, sellingProvider, type BillingFeature } from './feature'
import { heldPlans } from './held'
import { providerActs } from './limits'
import { intervalSchema } from './state'

export const paymentUrlSchema = z
  .object({ url: z.url().describe('The page of the provider where it is paid.') })
  .meta({ id: 'PaymentPage' })

export const returnToSchema = z
  .string()
  .max(2_048)
  .optional()
  .describe('A path of this site, for the billing page to lead back to. Any other address is left out.')

/** Nothing is bought by this: it is once the page that it leads to has been paid on. */
export function checkoutAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'checkout',
    name: 'billing.checkout',
    method: 'POST',
    path: '/api/billing/checkout',
    tag: 'Billing',
    summary: 'Begin to buy a plan',
    description:
      'Nothing changes before it is paid. Of an organization that has a plan, the new one takes its place.',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    idempotent: true,
    body: z.object({
      plan: z
        .string()
        .min(1)
        .max(100)
        .meta({ examples: ['pro'] }),
      interval: intervalSchema.default('month'),
      trial: z.boolean().default(false).describe('Begin with the days that the plan can be tried for.'),
      returnTo: returnToSchema,
    }),
    answers: { 200: { description: 'Where it is paid.', schema: paymentUrlSchema } },
    errors: ['CONFLICT', 'PAYMENT_DECLINED', 'UNAVAILABLE'],
    limits: [providerActs],
    audit: 'billing.checkout',
    async handler({ plan: key, interval, trial, returnTo }, context) {
      const plan = soldPlan(feature, key, interval)
      const provider = sellingProvider(feature)
      const known = await currentAccount(feature, context)
      const live = liveSubscription(known)
      if (live) demandPaid(live)
      const held = await heldPlans(feature, tenantOf(context).id)
      const isSame = live?.plan === key && live.interval === interval && !isEarlier(held, plan)
      if (isSame && !live.cancelAtPeriodEnd)
        throw new AppError('CONFLICT', `${plan.title} is the plan of this organization already.`)
      if (trial && (plan.trialDays === null || live))
        throw invalid([{ path: 'trial', message: `${plan.title} can’t be tried here.` }])
      if (trial && known && known.trialedAt !== null)
        throw new AppError('CONFLICT', 'This organization has had its trial.')
      await beginAct(feature, context, { plan: key, interval, trial })
      const account = await openAccount(feature, context)
      const { customerId } = account
      if (live) await reportBeforeChange(feature, account, reasonOf(context))
      const order = {
        ...{ customerId, plan: key, interval },
        dropAddOns: incompatibleAddOns(feature, held, live, key),
        ...{ addOns: [], trialDays: trial ? plan.trialDays : null },
        ...comeBack(feature, context, returnTo),
      }
      const { url } = await askProvider(feature, context, () =>
        provider.checkout(order, providerKey(context)),
      )
      // A provider that has the card on file may have done it by now.
      if (live) await syncFor(feature, context)
      return { status: 200, body: { url } }
    },
  })
}
