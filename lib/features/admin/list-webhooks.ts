import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import type { ReceivedEvent } from '@/lib/core/billing/account'
import { timeSchema } from '../access/schemas'
import { demandSuperAdmin, type AdminFeature } from './feature'

const shown = 50

const webhookSchema = z
  .object({
    id: z.string(),
    provider: z.string(),
    type: z.string(),
    organization: z.object({ id: z.uuid(), name: z.string() }),
    createdAt: timeSchema.describe('When it happened at the provider.'),
    receivedAt: timeSchema,
    processedAt: timeSchema.nullable().describe('Null: it is tried again every minute.'),
    canReplay: z.boolean().describe('Whether it is of the provider of now.'),
  })
  .meta({ id: 'ReceivedWebhook' })

export type ReceivedWebhook = z.output<typeof webhookSchema>

export function listWebhooksAction(feature: AdminFeature): AnyAction {
  return defineAction({
    key: 'listWebhooks',
    name: 'admin.list_webhooks',
    method: 'GET',
    path: '/api/admin/webhooks',
    tag: 'Super-admins',
    summary: 'What the payment provider has told, newest first',
    description: 'For the people that `SUPER_ADMINS` names. To everybody else it is not there.',
    authentication: 'session',
    answers: {
      200: { description: `At most ${shown}.`, schema: z.object({ webhooks: z.array(webhookSchema) }) },
    },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler(_, context) {
      demandSuperAdmin(feature, context)
      const events = await feature.tenancy.webhooks.list(shown)
      const names = await namesOf(feature, events)
      const webhooks = events.map(({ id, provider, type, tenantId, createdAt, receivedAt, processedAt }) => ({
        ...{ id, provider, type },
        organization: { id: tenantId, name: names.get(tenantId) ?? 'An organization that is gone' },
        ...{ createdAt: iso(createdAt), receivedAt: iso(receivedAt) },
        processedAt: processedAt === null ? null : iso(processedAt),
        canReplay: provider === feature.provider?.name,
      }))
      return { status: 200, body: { webhooks } }
    },
  })
}

async function namesOf(
  { tenancy }: AdminFeature,
  events: readonly ReceivedEvent[],
): Promise<Map<string, string>> {
  const ids = [...new Set(events.map(({ tenantId }) => tenantId))]
  const found = await Promise.all(ids.map((id) => tenancy.directory.findById(id)))
  return new Map(found.flatMap((tenant) => (tenant ? [[tenant.id, tenant.name]] : [])))
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
