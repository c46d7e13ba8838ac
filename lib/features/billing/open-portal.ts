import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { demandAccount } from './account'
import { beginAct } from './acts'
import { paymentUrlSchema } from './checkout'
import { billingPermission, pageUrl, sellingProvider, type BillingFeature } from './feature'
import { providerActs } from './limits'

export function openPortalAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'openBillingPortal',
    name: 'billing.open_portal',
    method: 'POST',
    path: '/api/billing/portal',
    tag: 'Billing',
    summary: 'The provider’s page for cards, addresses and tax ids',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    answers: { 200: { description: 'Where it is.', schema: paymentUrlSchema } },
    errors: ['CONFLICT', 'UNAVAILABLE'],
    limits: [providerActs],
    audit: 'billing.open_portal',
    async handler(_, context) {
      const { customerId } = await demandAccount(feature, context)
      await beginAct(feature, context, {})
      const url = await sellingProvider(feature).portalUrl(customerId, pageUrl(feature, context, 'billing'))
      return { status: 200, body: { url } }
    },
  })
}
