import type { ReceivedEvent, WebhookInbox } from '@/lib/core/billing/account'
import type { Tables } from '../tables'
import { toAccount } from './billing-account-store'
import { keyOf } from './tables'

export function createWebhookInbox({
  billingAccounts,
  webhookEvents,
}: Pick<Tables, 'billingAccounts' | 'webhookEvents'>): WebhookInbox {
  return {
    async tenantOf(provider, customerId) {
      const isIts = (row: { provider: string; customerId: string }) =>
        row.provider === provider && row.customerId === customerId
      return billingAccounts.find(isIts)?.tenantId ?? null
    },

    async receive(event) {
      const key = keyOf(event.provider, event.id)
      const known = webhookEvents.get(key)
      if (!known) webhookEvents.set(key, { ...event, processedAt: null })
      return known?.processedAt != null
    },

    async markProcessed(provider, id, at) {
      const row = webhookEvents.get(keyOf(provider, id))
      if (row?.processedAt === null) webhookEvents.set(keyOf(provider, id), { ...row, processedAt: at })
    },

    async waiting(provider, receivedBefore, after, limit) {
      const rows = webhookEvents.filter(
        (row) => row.provider === provider && row.processedAt === null && row.receivedAt < receivedBefore,
      )
      const rest = after ? rows.filter((row) => byArrival(row, after) > 0) : rows
      return rest.toSorted(byArrival).slice(0, limit)
    },

    find: async (provider, id) => webhookEvents.get(keyOf(provider, id)),

    list: async (limit) =>
      webhookEvents
        .filter(() => true)
        .toSorted(byArrival)
        .reverse()
        .slice(0, limit),

    async accounts(provider, after, limit) {
      const rows = billingAccounts.filter(
        (row) => row.provider === provider && (after === null || row.tenantId > after),
      )
      const byTenant = rows.toSorted((one, other) => (one.tenantId < other.tenantId ? -1 : 1))
      return byTenant.slice(0, limit).map(toAccount)
    },

    prune: async (processedBefore) =>
      webhookEvents.deleteWhere((row) => row.processedAt !== null && row.processedAt < processedBefore),
  }
}

type Arrival = Pick<ReceivedEvent, 'id' | 'receivedAt'>

function byArrival(one: Arrival, other: Arrival): number {
  return one.receivedAt - other.receivedAt || compareIds(one.id, other.id)
}

function compareIds(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
