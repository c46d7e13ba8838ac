import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { actOnSubscription } from './acts'
import { billingPermission, type BillingFeature } from './feature'
import { providerActs } from './limits'
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
    limits: [providerActs],
    audit: 'billing.resume',
    handler: (_, context) =>
      actOnSubscription(
        feature,
        context,
        ({ cancelAtPeriodEnd, scheduled }) =>
          cancelAtPeriodEnd || scheduled ? null : 'The subscription goes on as it is already.',
        (provider, customerId, key) => provider.resume(customerId, key),
      ),
  })
}
