import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { actOnSubscription } from './acts'
import { billingPermission, type BillingFeature } from './feature'
import { providerActs } from './limits'
import { reportBeforeEnd } from './report-before'
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
    limits: [providerActs],
    audit: 'billing.cancel',
    handler: (_, context) =>
      actOnSubscription(
        feature,
        context,
        ({ cancelAtPeriodEnd }) =>
          cancelAtPeriodEnd ? 'The subscription ends with its period already.' : null,
        async (provider, customerId, key) => {
          await reportBeforeEnd(feature, { tenantId: tenantOf(context).id, customerId }, context.now)
          await provider.cancel(customerId, key)
        },
      ),
  })
}
