import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import type { PlanModel } from '@/lib/core/access/model'
import { givenQuantity } from '@/lib/core/billing/plan-changes'
import { AppError } from '@/lib/core/errors'
import { currentAccount, openAccount } from './account'
import { askProvider, beginAct, doneAtProvider } from './acts'
import { paymentUrlSchema, returnToSchema } from './checkout'
import { demandFits, demandGoesOn, demandPaid, liveSubscription, soldAddOn } from './demands'
import { billingPermission, comeBack, providerKey, sellingProvider, type BillingFeature } from './feature'
import { heldPlans } from './held'
import { providerActs } from './limits'
import { reportBeforeChange } from './report-before'
import { billingState, billingStateSchema } from './state'
import { reasonOf } from './sync'

/** Far more than anybody means. */
const mostOfOne = 1_000

/** With a subscription it is added to it, at once; without one there is a page to pay on first. */
export function setAddOnAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'setAddOn',
    name: 'billing.set_add_on',
    method: 'POST',
    path: '/api/billing/add-ons',
    tag: 'Billing',
    summary: 'Buy an add-on, or change how many of it',
    description:
      'The quantity is how many there are to be, those included that were given without payment, which stay. 0 takes off what is paid for. Needs a plan that it works with.',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    idempotent: true,
    body: z.object({
      addOn: z
        .string()
        .min(1)
        .max(100)
        .meta({ examples: ['ai-boost'] }),
      quantity: z.int().min(0, 'Say how many, from 0 on.').max(mostOfOne, `At most ${mostOfOne}.`).default(1),
      returnTo: returnToSchema,
    }),
    answers: {
      200: {
        description: 'What the organization has now, or where it is paid.',
        schema: z.union([billingStateSchema, paymentUrlSchema]),
      },
    },
    errors: ['CONFLICT', 'PAYMENT_DECLINED', 'UNAVAILABLE'],
    limits: [providerActs],
    audit: 'billing.set_add_on',
    async handler({ addOn: key, quantity, returnTo }, context) {
      const addOn = soldAddOn(feature, key, quantity)
      const provider = sellingProvider(feature)
      const { id } = tenantOf(context)
      const known = await currentAccount(feature, context)
      const { plan } = await billingState(feature, id, context.now)
      const live = liveSubscription(known)
      const given = givenQuantity(await heldPlans(feature, id), known?.subscription ?? null, key)
      const bought = Math.max(0, quantity - given)
      if (bought > 0) demandFits(feature.model, addOn, plan)
      if (live && bought > 0) demandPaid(live)
      const before = live?.addOns.find((item) => item.key === key)?.quantity ?? 0
      if (live?.scheduled && bought > before) demandGoesOn(feature.model, addOn, live.scheduled.plan)
      demandDifference(addOn, { live, given, bought, before })
      await beginAct(feature, context, { addOn: key, quantity: bought })
      if (known && live) {
        const item = { key, quantity: bought }
        await reportBeforeChange(feature, known, reasonOf(context))
        await askProvider(feature, context, () =>
          provider.attachAddOn(known.customerId, item, providerKey(context)),
        )
        return doneAtProvider(feature, context)
      }
      const { customerId } = await openAccount(feature, context)
      const order = {
        ...{ customerId, plan: null, interval: 'month' as const, dropAddOns: [] },
        ...{ addOns: [{ key, quantity: bought }], trialDays: null },
        ...comeBack(feature, context, returnTo),
      }
      const { url } = await provider.checkout(order, providerKey(context))
      return { status: 200, body: { url } }
    },
  })
}

/** Throws CONFLICT where nothing bought would be another: what was given is neither sold nor taken off here. */
function demandDifference(
  { title, stackable }: PlanModel,
  { live, given, bought, before }: { live: object | null; given: number; bought: number; before: number },
): void {
  if (given > 0 && bought === before) {
    const words = stackable
      ? `${given} of ${title} were given to this organization: choose more than that to buy more.`
      : `${title} was given to this organization: there is nothing to buy or to take off.`
    throw new AppError('CONFLICT', words)
  }
  if (!live && bought === 0) throw new AppError('CONFLICT', `${title} is not there to be taken off.`)
}
