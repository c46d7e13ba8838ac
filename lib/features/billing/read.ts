import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { billingPermission, type BillingFeature } from './feature'
import { billingState, billingStateSchema } from './state'

export function readBillingAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'readBilling',
    name: 'billing.read',
    method: 'GET',
    path: '/api/billing',
    tag: 'Billing',
    summary: 'What the organization has bought, and what it could',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    answers: {
      200: { description: 'Its plan, its add-ons, and all that is offered.', schema: billingStateSchema },
    },
    errors: [],
    audit: null,
    async handler(_, context) {
      return { status: 200, body: await billingState(feature, tenantOf(context).id, context.now) }
    },
  })
}
