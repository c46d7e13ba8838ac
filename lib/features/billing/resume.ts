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

export function resumeSubscriptionAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'resumeSubscription',
    name: 'billing.resume',
    method: 'POST',
    path: '/api/billing/resume',
    tag: 'Billing',
    summary: 'Keep a subscription that was to end or to change with its period',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    idempotent: true,
    answers: { 200: { description: 'What the organization has now.', schema: billingStateSchema } },
    errors: ['CONFLICT', 'UNAVAILABLE'],
    audit: 'billing.resume',
    async handler(_, context) {
      const account = await demandAccount(feature, context)
      const { cancelAtPeriodEnd, scheduled } = demandLive(account)
      if (!cancelAtPeriodEnd && !scheduled)
        throw new AppError('CONFLICT', 'The subscription goes on as it is already.')
      await beginAct(feature, context, {})
      await sellingProvider(feature).resume(account.customerId, providerKey(context))
      return doneAtProvider(feature, context)
    },
  })
}
