import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { heldPlan } from '@/e2e/harness/plans'
import { access } from '@/lib/config/access'
import { createAccessContext } from '@/lib/core/access/create-access-context'
import type { Charge } from '@/lib/core/billing/stores'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { applyMigrations } from '@/lib/stores/prisma/migrate'
import { createClosureStore } from '@/lib/stores/prisma/tenant/closure-store'
import { createRoleStore } from '@/lib/stores/prisma/tenant/role-store'
import { createSubscriptionStore } from '@/lib/stores/prisma/tenant/subscription-store'
import { createWalletStore } from '@/lib/stores/prisma/tenant/wallet-store'

/** Nobody waits here, and a busy machine is no failure. */
const patient = { connectMs: 60_000, queryMs: 120_000 }
const epoch = new Date(0).toISOString()

/** Owners of tenants, each with a plan that has limits and a counter that stands at something. */
export type BillingOnPostgres = {
  database: Database
  tenants: readonly { tenantId: string; userId: string }[]
  /** Counts one at a tenant, under a key of its own. */
  consume(at: number): Promise<void>
  /** The same by one guarded UPDATE, with nothing beside it. */
  update(at: number): Promise<void>
  /** A check of a request of its own, with the layers of plans and limits or without. */
  can(at: number, withPlans: boolean): Promise<void>
}

export async function billingOnPostgres(url: string, count: number): Promise<BillingOnPostgres> {
  const database = await openDatabase({ url, limits: patient })
  await applyMigrations(database)
  const tenants = await seed(url, count)
  const { prisma } = database
  const wallet = createWalletStore(prisma)
  const stores = {
    accessDef: access,
    closureStore: createClosureStore(prisma),
    roleStore: createRoleStore(prisma),
  }
  const plans = { subscriptionStore: createSubscriptionStore(prisma), walletStore: wallet }
  const of = (at: number) => tenants[at % tenants.length] ?? { tenantId: '', userId: '' }
  const most = 1_000_000_000
  return {
    database,
    tenants,
    async consume(at) {
      const counters = [{ limit: 'ai-limit', periodStart: 0, included: most, most }]
      const charge: Charge = {
        ...of(at),
        counters,
        entitlement: 'ai:generate',
        amount: 1,
        key: randomUUID(),
        at: Date.now(),
      }
      const { outcome } = await wallet.consume(charge)
      if (outcome !== 'counted') throw new Error(`It was ${outcome}`)
    },
    async update(at) {
      const rows = await prisma.$queryRaw<unknown[]>`
        UPDATE "wallets" SET "consumed" = "consumed" + 1 WHERE "tenant_id" = ${of(at).tenantId}::uuid
          AND "limit_key" = 'bare' AND "period_start" = ${new Date(0)} AND "consumed" + 1 <= ${most}::bigint
        RETURNING "consumed"`
      if (rows.length !== 1) throw new Error('Nothing was counted')
    },
    async can(at, withPlans) {
      const context = createAccessContext({ ...stores, ...(withPlans && plans), ...of(at) })
      if (!(await context.can('members:invite'))) throw new Error('The owner may not')
    },
  }
}

async function seed(url: string, count: number): Promise<BillingOnPostgres['tenants']> {
  const driver = new pg.Client({ connectionString: url })
  await driver.connect()
  const { terms, version } = heldPlan('pro')
  try {
    await driver.query('SET session_replication_role = replica')
    const { rows } = await driver.query<{ tenantId: string; userId: string }>(
      `WITH pairs AS (SELECT n, gen_random_uuid() AS tenant, gen_random_uuid() AS person FROM generate_series(1, $1::int) n),
       a AS (INSERT INTO users (id, email, name, updated_at) SELECT person, person || '@example.com', 'Owner', now() FROM pairs),
       b AS (INSERT INTO tenants (id, slug, name, created_at) SELECT tenant, 't-' || n, 'Tenant', now() FROM pairs),
       c AS (INSERT INTO user_tenants (id, tenant_id, user_id, joined_at, last_active_at)
         SELECT gen_random_uuid(), tenant, person, now(), now() FROM pairs),
       d AS (INSERT INTO resources (tenant_id, type, id) SELECT tenant, 'organization', tenant FROM pairs),
       e AS (INSERT INTO closure (tenant_id, descendant_type, descendant_id, depth, ancestor_type, ancestor_id)
         SELECT tenant, 'organization', tenant, 0, 'organization', tenant FROM pairs),
       f AS (INSERT INTO user_tenant_roles (tenant_id, user_id, resource_type, resource_id, role)
         SELECT tenant, person, 'organization', tenant, 'owner' FROM pairs),
       g AS (INSERT INTO tenant_plans (tenant_id, place, plan, version, terms, quantity, anchor)
         SELECT tenant, 'group main', 'pro', $2, $3::jsonb, 1, now() FROM pairs),
       h AS (INSERT INTO wallets (tenant_id, limit_key, period_start, consumed)
         SELECT tenant, k, $4::timestamptz, 0 FROM pairs, unnest(ARRAY['ai-limit', 'bare']) k)
       SELECT tenant AS "tenantId", person AS "userId" FROM pairs ORDER BY n LIMIT 1000`,
      [count, version, JSON.stringify(terms), epoch],
    )
    await driver.query('VACUUM ANALYZE')
    return rows
  } finally {
    await driver.end()
  }
}
