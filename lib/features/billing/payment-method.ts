import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { accountRef, billingPermission, type BillingFeature } from './feature'
import { providerReads } from './limits'

const paymentMethodSchema = z
  .object({
    paymentMethod: z
      .object({ brand: z.string(), last4: z.string(), expMonth: z.int(), expYear: z.int() })
      .nullable()
      .describe('Null: none is on file.'),
  })
  .meta({ id: 'PaymentMethod' })

export type PaymentMethodAnswer = z.output<typeof paymentMethodSchema>

export function readPaymentMethodAction({ provider, tenancy }: BillingFeature): AnyAction {
  return defineAction({
    key: 'readPaymentMethod',
    name: 'billing.read_payment_method',
    method: 'GET',
    path: '/api/billing/payment-method',
    tag: 'Billing',
    summary: 'What renewals are charged to',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    answers: { 200: { description: 'The card, as far as it may be shown.', schema: paymentMethodSchema } },
    errors: ['UNAVAILABLE'],
    limits: [providerReads],
    audit: null,
    async handler(_, context) {
      const account = provider && (await tenancy.billing.account(accountRef(provider, context)))
      const paymentMethod = account ? await provider.paymentMethod(account.customerId) : null
      return { status: 200, body: { paymentMethod } }
    },
  })
}
