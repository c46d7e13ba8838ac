import type { BillingAccount, BillingAccountStore } from '@/lib/core/billing/account'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { toMs } from '../executor'
import type { BillingAccount as Row, Prisma } from '../generated/client'

export function createBillingAccountStore(db: Prisma.TransactionClient): BillingAccountStore {
  return {
    async account({ tenantId, provider }) {
      const row = await db.billingAccount.findUnique({ where: { tenantId_provider: { tenantId, provider } } })
      return row && toAccount(row)
    },

    async openAccount({ tenantId, provider }, customerId) {
      await db.$executeRaw`
        INSERT INTO "billing_accounts" ("tenant_id", "provider", "customer_id")
        VALUES (${tenantId}::uuid, ${provider}, ${customerId}) ON CONFLICT ("tenant_id", "provider") DO NOTHING`
      return toAccount(
        await db.billingAccount.findUniqueOrThrow({ where: { tenantId_provider: { tenantId, provider } } }),
      )
    },

    async replaceCustomer({ tenantId, provider }, from, to) {
      const replaced = await db.$executeRaw`
        UPDATE "billing_accounts" SET "customer_id" = ${to}, "looks" = "looks" + 1, "applied" = "looks" + 1
        WHERE "tenant_id" = ${tenantId}::uuid AND "provider" = ${provider} AND "customer_id" = ${from}`
      return replaced > 0
    },

    async beginSync({ tenantId, provider }) {
      const [row] = await db.$queryRaw<{ looks: bigint }[]>`
        UPDATE "billing_accounts" SET "looks" = "looks" + 1
        WHERE "tenant_id" = ${tenantId}::uuid AND "provider" = ${provider} RETURNING "looks"`
      return row ? Number(row.looks) : null
    },

    async applySync({ tenantId, provider }, look, subscription, at) {
      const trialed = subscription?.trialEndsAt != null
      const applied = await db.$executeRaw`
        UPDATE "billing_accounts" SET "applied" = ${look}::bigint, "synced_at" = ${new Date(at)},
          "subscription" = ${subscription && JSON.stringify(subscription)}::jsonb,
          "trialed_at" = CASE WHEN ${trialed} THEN coalesce("trialed_at", ${new Date(at)}) ELSE "trialed_at" END
        WHERE "tenant_id" = ${tenantId}::uuid AND "provider" = ${provider} AND "applied" < ${look}::bigint`
      return applied > 0
    },
  }
}

export function toAccount(row: Row): BillingAccount {
  return {
    ...{ tenantId: row.tenantId, provider: row.provider, customerId: row.customerId },
    // Written by `applySync` alone.
    subscription: row.subscription as ProviderSubscription | null,
    syncedAt: row.syncedAt && toMs(row.syncedAt),
    trialedAt: row.trialedAt && toMs(row.trialedAt),
  }
}
