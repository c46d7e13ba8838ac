import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { AppError } from '@/lib/core/errors'
import { beginAct, doneAtProvider } from './acts'
import { demandLive } from './demands'
import {
  billingPermission,
  demandAccount,
  providerKey,
  sellingProvider,
  type BillingFeature,
} from './feature'
import { billingStateSchema } from './state'

export function cancelSubscriptionAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'cancelSubscription',
    name: 'billing.cancel',
    method: 'POST',
    path: '/api/billing/cancel',
    tag: 'Billing',
    summary: 'End the subscription with its period',
    description: 'What was paid for stays until then. It can be resumed before.',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    idempotent: true,
    answers: { 200: { description: 'What the organization has now.', schema: billingStateSchema } },
    errors: ['CONFLICT', 'UNAVAILABLE'],
    audit: 'billing.cancel',
    async handler(_, context) {
      const account = await demandAccount(feature, context)
      if (demandLive(account).cancelAtPeriodEnd)
        throw new AppError('CONFLICT', 'The subscription ends with its period already.')
      await beginAct(feature, context, {})
      await sellingProvider(feature).cancel(account.customerId, providerKey(context))
      return doneAtProvider(feature, context)
    },
  })
}
