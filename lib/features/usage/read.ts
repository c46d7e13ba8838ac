import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { counterOf, limitsInForce, limitState, type LimitInForce } from '@/lib/core/billing/usage'
import type { TenantFeature } from '../access/feature'
import { overageSchema } from '../billing/state'
import { limitStateSchema } from './limit-state'

const usedOverageSchema = overageSchema.extend({
  most: z.int().describe('How far the limit goes in a period, with what is paid for; −1: without end.'),
  used: z.int().describe('What was used in this period beyond what was included then.'),
  cost: z.int().describe('What that costs, in minor units.'),
})

type UsedOverage = z.output<typeof usedOverageSchema>

const usageSchema = z
  .object({
    limits: z.array(
      limitStateSchema.extend({
        entitlement: z.string(),
        per: z.enum(['hour', 'day', 'month', 'quarter', 'year']).nullable().describe('Null: for life.'),
        overage: usedOverageSchema.nullable(),
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
      const counters = limits.map(counterOf)
      const [consumed, overage] = await Promise.all([
        tenancy.wallet.consumed(id, counters),
        tenancy.wallet.overage(id, counters),
      ])
      const items = limits.map((limit, at) => ({
        ...limitState(limit, consumed[at] ?? 0),
        ...{ entitlement: limit.entitlement, per: limit.per },
        overage: usedOverage(limit, overage[at] ?? 0),
      }))
      return { status: 200, body: { limits: items } }
    },
  })
}

function usedOverage({ max, most, overage }: LimitInForce, used: number): UsedOverage | null {
  if (!overage || max === null) return null
  return { ...overage, most: most ?? -1, used, cost: Math.round((used * overage.amount) / overage.per) }
}
