import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { AppError } from '@/lib/core/errors'
import { beginAct, doneAtProvider } from './acts'
import { paymentUrlSchema, returnToSchema } from './checkout'
import { demandPaid, liveSubscription, soldAddOn } from './demands'
import {
  accountRef,
  billingPermission,
  comeBack,
  openAccount,
  providerKey,
  sellingProvider,
  type BillingFeature,
} from './feature'
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
    description: 'A quantity of 0 takes it off. Needs a plan that it works with.',
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
      const { plan } = await billingState(feature, id, context.now)
      const fits = addOn.requires.length === 0 || (plan !== null && addOn.requires.includes(plan))
      if (quantity > 0 && !fits) {
        const titles = addOn.requires.map((name) => feature.model.plans[name]?.title ?? name)
        const words = new Intl.ListFormat('en', { type: 'disjunction' }).format(titles)
        throw new AppError('CONFLICT', `${addOn.title} needs the ${words} plan.`, {
          requires: addOn.requires,
        })
      }
      const known = await feature.tenancy.billing.account(accountRef(provider, context))
      const live = liveSubscription(known)
      if (live && quantity > 0) demandPaid(live)
      if (!live && quantity === 0)
        throw new AppError('CONFLICT', `${addOn.title} is not there to be taken off.`)
      await beginAct(feature, context, { addOn: key, quantity })
      const account = known ?? (await openAccount(feature, context))
      if (live) {
        await reportBeforeChange(feature, account, reasonOf(context))
        await provider.attachAddOn(account.customerId, { key, quantity }, providerKey(context))
        return doneAtProvider(feature, context)
      }
      const order = {
        ...{ customerId: account.customerId, plan: null, interval: 'month' as const, dropAddOns: [] },
        ...{ addOns: [{ key, quantity }], trialDays: null },
        ...comeBack(feature, context, returnTo),
      }
      const { url } = await provider.checkout(order, providerKey(context))
      return { status: 200, body: { url } }
    },
  })
}
