import { ownerRole } from '@/lib/core/tenancy/ranked-roles'
import type { Tenancy, TenantStores } from '@/lib/core/tenancy/stores'
import type { AccessEvent, NewTenant, TenantRoot } from '@/lib/core/tenancy/types'
import { createAuditStore } from '../audit-store'
import type { MemoryData } from '../stores'
import type { Tables } from '../tables'
import { createClosureStore, createRoleStore } from './access-stores'
import { createBillingAccountStore } from './billing-account-store'
import { createDirectory } from './directory'
import { createIdempotencyStore } from './idempotency-store'
import { storesOf } from './stores-of'
import { createPlanVersionStore } from './plan-version-store'
import { createSubscriptionStore } from './subscription-store'
import { keyOf } from './tables'
import { createWalletStore } from './wallet-store'
import { createWebhookInbox } from './webhook-inbox'

export type MemoryTenancy = Tenancy & {
  /** What was sent and no transaction took back, oldest first. */
  events: AccessEvent[]
}

/** Tenants over the data of `createMemoryStores`. Transactions of both run one after the other. */
export function createMemoryTenancy(
  { tables, transaction, events }: MemoryData,
  { root }: { root: TenantRoot },
): MemoryTenancy {
  const bind = <T>(
    tenantId: string,
    work: (stores: TenantStores, tables: Tables) => Promise<T>,
  ): Promise<T> =>
    transaction((recorded, outbox, send) =>
      work(storesOf({ tables: recorded, tenantId, root }, { outbox, send }), recorded),
    )

  return {
    directory: {
      ...createDirectory(tables, root),

      createTenant: (tenant, work) =>
        bind(tenant.id, async (stores, recorded) => {
          if (!writeTenant(recorded, root, tenant)) return false
          const { memberId, userId } = tenant.owner
          await stores.members.add({ id: memberId, userId, role: ownerRole(root), at: tenant.createdAt })
          await work?.(stores)
          return true
        }),

      setFlag: (key, setting, entry) =>
        transaction(async (recorded, _, tell) => {
          await createAuditStore(recorded).record(entry)
          if (setting) recorded.flags.set(key, { key, ...setting })
          else recorded.flags.delete(key)
          tell({ tenantId: null, userId: null, type: 'flag_changed' })
        }),
    },
    closure: createClosureStore(tables),
    roles: createRoleStore(tables),
    subscriptions: createSubscriptionStore(tables),
    wallet: createWalletStore(tables),
    billing: createBillingAccountStore(tables),
    webhooks: createWebhookInbox(tables),
    planVersions: createPlanVersionStore(tables),
    idempotency: createIdempotencyStore(tables),
    inTenant: (tenantId, work) => bind(tenantId, (stores) => work(stores)),
    events,
  }
}

/** The tenant and the root of its tree; false when the slug is taken. */
function writeTenant(tables: Tables, root: TenantRoot, { id, slug, name, createdAt }: NewTenant): boolean {
  if (tables.tenants.has(id) || tables.tenants.find((tenant) => tenant.slug === slug)) return false
  const settings = { seatLimit: null, requireMfa: false, deletedAt: null, purgeAt: null }
  tables.tenants.set(id, { id, slug, name, createdAt, ...settings })
  const node = { tenantId: id, type: root.type, id, parent: null, ownerId: null }
  tables.resources.set(keyOf(id, root.type, id), node)
  return true
}
