import type { ReceivedEvent, WebhookInbox } from '@/lib/core/billing/account'
import { toMs } from '../executor'
import type { Prisma, WebhookEvent as Row } from '../generated/client'
import { toAccount } from './billing-account-store'

export function createWebhookInbox(db: Prisma.TransactionClient): WebhookInbox {
  return {
    async tenantOf(provider, customerId) {
      const row = await db.billingAccount.findUnique({
        where: { provider_customerId: { provider, customerId } },
      })
      return row?.tenantId ?? null
    },

    async receive({ provider, id, type, tenantId, createdAt, receivedAt }) {
      const [known] = await db.$queryRaw<{ processedAt: Date | null }[]>`
        INSERT INTO "webhook_events" AS e ("provider", "id", "type", "tenant_id", "created_at", "received_at")
        VALUES (${provider}, ${id}, ${type}, ${tenantId}::uuid, ${new Date(createdAt)}, ${new Date(receivedAt)})
        ON CONFLICT ("provider", "id") DO UPDATE SET "id" = e."id" RETURNING e."processed_at" AS "processedAt"`
      return known?.processedAt != null
    },

    async markProcessed(provider, id, at) {
      await db.webhookEvent.updateMany({
        where: { provider, id, processedAt: null },
        data: { processedAt: new Date(at) },
      })
    },

    async waiting(provider, receivedBefore, after, limit) {
      const rows = await db.webhookEvent.findMany({
        where: {
          ...{ provider, processedAt: null, receivedAt: { lt: new Date(receivedBefore) } },
          ...(after && { OR: arrivedAfter(after) }),
        },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
        take: limit,
      })
      return rows.map(toEvent)
    },

    async find(provider, id) {
      const row = await db.webhookEvent.findUnique({ where: { provider_id: { provider, id } } })
      return row && toEvent(row)
    },

    async list(limit) {
      const orderBy = [{ receivedAt: 'desc' as const }, { id: 'desc' as const }]
      return (await db.webhookEvent.findMany({ orderBy, take: limit })).map(toEvent)
    },

    async accounts(provider, after, limit) {
      const rows = await db.billingAccount.findMany({
        where: { provider, ...(after !== null && { tenantId: { gt: after } }) },
        orderBy: { tenantId: 'asc' },
        take: limit,
      })
      return rows.map(toAccount)
    },

    async prune(processedBefore) {
      const where = { processedAt: { lt: new Date(processedBefore) } }
      return (await db.webhookEvent.deleteMany({ where })).count
    },
  }
}

function arrivedAfter({ id, receivedAt }: Pick<ReceivedEvent, 'id' | 'receivedAt'>) {
  const at = new Date(receivedAt)
  return [{ receivedAt: { gt: at } }, { receivedAt: at, id: { gt: id } }]
}

function toEvent({ createdAt, receivedAt, processedAt, ...row }: Row): ReceivedEvent {
  return {
    ...row,
    createdAt: toMs(createdAt),
    receivedAt: toMs(receivedAt),
    processedAt: processedAt && toMs(processedAt),
  }
}
