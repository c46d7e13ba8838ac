import type { Outbox } from '@/lib/core/auth/stores'
import type { Mail } from '@/lib/core/mail/mail'
import type { IdempotencyStore } from '@/lib/core/tenancy/directory'
import type { Tenancy, TenantStores } from '@/lib/core/tenancy/stores'
import type { TenantRoot } from '@/lib/core/tenancy/types'
import type { Database } from '../database'
import { prismaExecutor, type ExecuteSql } from '../execute-sql'
import { retryingConflicts } from '../retry-conflicts'
import { createBillingAccountStore } from './billing-account-store'
import type { Bound } from './bound'
import { createClosureStore } from './closure-store'
import { writeTenant, type CreateTenant } from './create-tenant'
import { createTenantDirectory } from './directory'
import { complete, createIdempotencyStore } from './idempotency-store'
import { createRoleStore } from './role-store'
import { enterTenant, leaveTenant, tenantRole, type RowSecurity } from './tenant-role'
import { storesOf } from './stores-of'
import { createPlanVersionStore } from './plan-version-store'
import { createSubscriptionStore } from './subscription-store'
import { createWalletStore } from './wallet-store'
import { createWebhookInbox } from './webhook-inbox'

export type PrismaTenancyOptions = {
  root: TenantRoot
  /** Makes the outbox that queues mail through the given SQL: inside a transaction, in that transaction. */
  outbox: (executeSql: ExecuteSql) => Outbox
  /** Whether the database, too, keeps tenants apart. Default `auto`. */
  rowSecurity?: RowSecurity
}

/** Tenants on a database. See `Tenancy`. */
export function createPrismaTenancy(
  database: Pick<Database, 'prisma' | 'executeSql'>,
  { root, outbox, rowSecurity = 'auto' }: PrismaTenancyOptions,
): Tenancy {
  const { prisma } = database
  const takesRole = tenantRole(database, rowSecurity)

  const bind = async <T>(
    tenantId: string,
    work: (stores: TenantStores, bound: Bound) => Promise<T>,
  ): Promise<T> => {
    const isConfined = await takesRole()
    return retryingConflicts(() =>
      prisma.$transaction(async (db) => {
        if (isConfined) await enterTenant(db, tenantId)
        const bound = { db, tenantId, root }
        const mails: Queued[] = []
        const result = await work(storesOf(bound, collecting(mails)), bound)
        // The queue is no tenant's, so it is written to by the database's own user, last.
        if (mails.length > 0 && isConfined) await leaveTenant(db)
        const send = outbox(prismaExecutor(db))
        for (const [mail, options] of mails) await send.send(mail, options)
        return result
      }),
    )
  }

  const createTenant: CreateTenant = (tenant, work) =>
    bind(tenant.id, async (stores, bound) => {
      if (!(await writeTenant(bound, stores, tenant))) return false
      await work?.({ ...stores, idempotency: { complete: completeOutside(bound, await takesRole()) } })
      return true
    })

  const inTenant: Tenancy['inTenant'] = (tenantId, work) => bind(tenantId, (stores) => work(stores))

  return {
    directory: createTenantDirectory(database, { root, createTenant }),
    closure: createClosureStore(prisma),
    roles: createRoleStore(prisma),
    subscriptions: createSubscriptionStore(prisma),
    wallet: createWalletStore(prisma),
    billing: createBillingAccountStore(prisma),
    webhooks: createWebhookInbox(prisma),
    planVersions: createPlanVersionStore(prisma),
    idempotency: createIdempotencyStore(prisma),
    inTenant,
  }
}

/** The key of a request that makes a tenant was claimed before there was one: the new tenant's role does not see it. */
function completeOutside({ db, tenantId }: Bound, isConfined: boolean): IdempotencyStore['complete'] {
  return async (id, response) => {
    if (isConfined) await leaveTenant(db)
    const isKept = await complete(db, id, response)
    if (isConfined) await enterTenant(db, tenantId)
    return isKept
  }
}

type Queued = [mail: Mail, options: { deliver: boolean } | undefined]

function collecting(mails: Queued[]): Outbox {
  return { send: async (mail, options) => void mails.push([mail, options]) }
}
