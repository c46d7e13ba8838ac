import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { counterOf, limitsInForce, limitState } from '@/lib/core/billing/usage'
import type { TenantFeature } from '../access/feature'
import { limitStateSchema } from './limit-state'

const usageSchema = z
  .object({
    limits: z.array(
      limitStateSchema.extend({
        entitlement: z.string(),
        per: z.enum(['hour', 'day', 'month', 'quarter', 'year']).nullable().describe('Null: for life.'),
      }),
    ),
  })
  .meta({ id: 'Usage' })

export type Usage = z.output<typeof usageSchema>

export function readUsageAction({ tenancy, model }: TenantFeature): AnyAction {
  return defineAction({
    key: 'readUsage',
    name: 'usage.read',
    method: 'GET',
    path: '/api/usage',
    tag: 'Usage',
    summary: 'What is used of each limit of the organization',
    authentication: 'session',
    tenant: {},
    answers: { 200: { description: 'Every limit that holds now.', schema: usageSchema } },
    errors: [],
    audit: null,
    async handler(_, context) {
      const { id } = tenantOf(context)
      const subscription = await tenancy.subscriptions.subscription(id)
      const limits = subscription ? limitsInForce(model, subscription, context.now) : []
      const consumed = await tenancy.wallet.consumed(id, limits.map(counterOf))
      const items = limits.map((limit, at) => ({
        ...limitState(limit, consumed[at] ?? 0),
        ...{ entitlement: limit.entitlement, per: limit.per },
      }))
      return { status: 200, body: { limits: items } }
    },
  })
}
