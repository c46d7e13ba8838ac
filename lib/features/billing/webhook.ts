import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { AppError } from '@/lib/core/errors'
import { notFound } from '../access/feature'
import type { BillingFeature } from './feature'
import { processEvent } from './process-event'

/**
 * What a provider tells. It is believed for who signed it and whose it is, never for what it says: that is asked for. So
 * it may come late, twice, or before what it follows.
 */
export function webhookAction(feature: BillingFeature): AnyAction {
  return defineAction({
    key: 'receiveWebhook',
    name: 'billing.webhook',
    method: 'POST',
    path: '/api/billing/webhook/:provider',
    tag: 'Billing',
    summary: 'Where a payment provider reports',
    description: 'Signed by the provider over the raw body, at most 300 seconds ago.',
    authentication: 'none',
    isRaw: true,
    maxBytes: 1_048_576,
    params: z.object({ provider: z.string().regex(/^[a-z]{1,32}$/) }),
    answers: { 200: { description: 'It is kept.', schema: z.object({ received: z.literal(true) }) } },
    errors: ['SIGNATURE', 'NOT_FOUND', 'UNAVAILABLE'],
    audit: null,
    async handler({ provider: name }, context) {
      const { provider, tenancy } = feature
      if (provider?.name !== name) throw notFound('payment provider')
      if (!context.rawBody) throw new AppError('SIGNATURE', 'The signature is missing.')
      const event = provider.parseWebhook(context.rawBody, context.headers, context.now)
      // What is about no customer is nothing that anybody here waits for.
      if (event.customerId === null) return { status: 200, body: { received: true } }
      const tenantId = await tenancy.webhooks.tenantOf(name, event.customerId)
      if (tenantId === null) throw notFound('customer')
      const { id, type, createdAt } = event
      const received = { provider: name, id, type, tenantId, createdAt, receivedAt: context.now }
      if (!(await tenancy.webhooks.receive(received))) await processEvent(feature, received, context.now)
      return { status: 200, body: { received: true } }
    },
  })
}
