import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf } from '@/lib/core/action/context'
import { AppError } from '@/lib/core/errors'
import { recordAct } from '../access/feature'
import { sellingProvider } from '../billing/feature'
import { processEvent } from '../billing/process-event'
import { demandSuperAdmin, type AdminFeature } from './feature'

const minuteMs = 60_000

export function replayWebhookAction(feature: AdminFeature): AnyAction {
  return defineAction({
    key: 'replayWebhook',
    name: 'admin.replay_webhook',
    method: 'POST',
    path: '/api/admin/webhooks/:id/replay',
    tag: 'Super-admins',
    summary: 'Do once more what a webhook asks for',
    description:
      'The provider is asked what the organization has, and that is taken over: harmless to repeat, in any order. For the people that `SUPER_ADMINS` names. To everybody else it is not there.',
    authentication: 'session',
    params: z.object({ id: z.string().min(1).max(255) }),
    answers: {
      200: { description: 'It is dealt with.', schema: z.object({ processedAt: z.iso.datetime() }) },
    },
    errors: ['NOT_FOUND', 'UNAVAILABLE'],
    limits: [
      {
        ...{ name: 'person', max: 60, windowMs: minuteMs, by: 'person' },
        key: (_, context) => sessionOf(context).user.id,
      },
    ],
    audit: 'admin.replay_webhook',
    async handler({ id }, context) {
      demandSuperAdmin(feature, context)
      const event = await feature.tenancy.webhooks.find(sellingProvider(feature).name, id)
      if (!event) throw new AppError('NOT_FOUND', 'The payment provider has told of no such event.')
      const { tenantId, type, provider } = event
      const target = { type: feature.model.tenantType, id: tenantId }
      await feature.tenancy.inTenant(tenantId, (stores) =>
        recordAct(feature, stores, context, { target, data: { provider, event: id, type } }),
      )
      await processEvent(feature, event, context.now)
      return { status: 200, body: { processedAt: new Date(context.now).toISOString() } }
    },
  })
}
