import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sampleAuditEntry } from '../../contract/audit-store'
import { addSession, start } from '../../contract/samples'
import {
  addMember,
  addProject,
  addTenant,
  addWorkspace,
  sampleInvitation,
  sampleRole,
  type Home,
} from '../../contract/tenancy/samples'
import { samplePlan } from '../../contract/tenancy/subscriptions'
import type { TenancySubject } from '../../contract/tenancy/subject'
import type { Database } from '../database'
import { sqlStateOf } from '../database-down'
import type { Prisma } from '../generated/client'
import { openEmbeddedTestDatabase, openTestDatabase } from '../test-database'
import { tenancySubjectOn } from '../test-tenancy'

const openings: [name: string, open: () => Promise<Database>][] = [
  ['embedded database', openEmbeddedTestDatabase],
  ['Postgres', () => openTestDatabase(inject('postgresUrl'))],
]

describe.each(openings)('row-level security on the %s', (_, open) => {
  let database: Database
  let subject: TenancySubject
  let ours: Home
  let theirs: Home
  let tables: { name: string; column: string }[]

  beforeAll(async () => {
    database = await open()
    subject = await tenancySubjectOn(database, database, { rowSecurity: 'on' })
    ;[ours, theirs] = [await settle(subject), await settle(subject)]
    tables = await tenantTables(database)
  })
  afterAll(() => subject.close())

  /** Raw SQL as the role of transactions in a tenant, with or without one. */
  const asRole = <T>(
    tenantId: string | null,
    work: (tx: Prisma.TransactionClient) => Promise<T>,
  ): Promise<T> =>
    database.prisma.$transaction(async (tx) => {
      if (tenantId) await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
      await tx.$executeRaw`SET LOCAL ROLE gatehouse_tenant`
      return work(tx)
    })
  const rows = (tenantId: string | null, sql: string) =>
    asRole(tenantId, (tx) => tx.$queryRawUnsafe<Record<string, unknown>[]>(sql))
  const refused = async (sql: string) =>
    sqlStateOf(await asRole(ours.id, (tx) => tx.$executeRawUnsafe(sql)).catch((error: unknown) => error))

  test('TEN-7 covers every table that has a tenant', async () => {
    const unguarded = await database.executeSql(
      `SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
       WHERE c.relkind = 'r' AND relname <> 'sessions' AND NOT relrowsecurity`,
    )
    expect(unguarded.rows).toEqual([])
    expect(tables.length).toBeGreaterThanOrEqual(20)
    for (const { name } of tables) {
      const { rows: all } = await database.executeSql(`SELECT count(*)::int AS "count" FROM "${name}"`)
      expect(all, name).not.toEqual([{ count: 0 }])
    }
  })

  test('TEN-7 without a tenant there is no row', async () => {
    for (const { name } of tables) expect(await rows(null, `SELECT 1 FROM "${name}"`), name).toEqual([])
    expect(await rows(null, 'SELECT "id" FROM "users"')).toEqual([])
    const emptied = await database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('app.tenant_id', '', true), set_config('role', 'gatehouse_tenant', true)`
      return tx.$queryRaw`SELECT 1 FROM "tenants"`
    })
    expect(emptied).toEqual([])
  })

  test('TEN-7 in a tenant there are its rows, and none of another’s', async () => {
    for (const { name, column } of tables) {
      const seen = await rows(ours.id, `SELECT DISTINCT "${column}"::text AS "tenant" FROM "${name}"`)
      expect(seen, name).toEqual([{ tenant: ours.id }])
    }
    const people = await rows(ours.id, 'SELECT "id" FROM "users"')
    expect(people).toContainEqual({ id: ours.owner.id })
    expect(people).not.toContainEqual({ id: theirs.owner.id })
  })

  test('TEN-7 nothing is written into another tenant, or moved there', async () => {
    const workspace = `'${randomUUID()}', '${theirs.id}', 'W', now(), now()`
    const insert = `INSERT INTO "workspaces" ("id", "tenant_id", "name", "created_at", "updated_at") VALUES`
    expect(await refused(`${insert} (${workspace})`)).toBe('42501')
    expect(await refused(`${insert} (${workspace.replace(theirs.id, ours.id)})`)).toBeNull()
    expect(await refused(`UPDATE "projects" SET "tenant_id" = '${theirs.id}'`)).toBe('42501')
    const stolen = await asRole(ours.id, (tx) =>
      tx.$executeRawUnsafe(`UPDATE "projects" SET "name" = 'Mine' WHERE "tenant_id" = '${theirs.id}'`),
    )
    expect(stolen).toBe(0)
  })

  test('AUD-1 what the audit log holds is neither changed nor deleted', async () => {
    expect(await refused(`UPDATE "audit_events" SET "action" = 'nothing'`)).toBe('42501')
    expect(await refused('DELETE FROM "audit_events"')).toBe('42501')
    expect(await rows(ours.id, 'SELECT 1 FROM "audit_events"')).not.toEqual([])
  })

  test('passwords, sessions and the tenant’s end are out of reach', async () => {
    expect(await refused('SELECT "password_hash" FROM "users"')).toBe('42501')
    expect(await refused('SELECT "refresh_hash" FROM "sessions"')).toBe('42501')
    expect(await refused('DELETE FROM "tenants"')).toBe('42501')
  })

  test('the role ends with the transaction, also with one that fails', async () => {
    const whoAmI = async () => {
      const { rows: found } = await database.executeSql('SELECT current_user::text AS "name"')
      return found
    }
    const before = await whoAmI()
    await ours.within(({ tenant }) => tenant.read())
    await ours.within(() => Promise.reject(new Error('no'))).catch(() => undefined)
    expect(await whoAmI()).toEqual(before)
    expect(await database.prisma.$queryRaw`SELECT current_user::text AS "name"`).toEqual(before)
    expect(await database.prisma.tenant.count()).toBe(2)
  })
})

/** A tenant with a row in every table of tenants. */
async function settle(subject: TenancySubject): Promise<Home> {
  const home = await addTenant(subject)
  const member = await addMember(subject, home)
  await addSession(subject.stores, member.id, { tenantId: home.id })
  const workspace = await addWorkspace(home)
  await addProject(home, workspace.id)
  await home.within(async (stores) => {
    await stores.invitations.create(sampleInvitation(home))
    await stores.customRoles.create(sampleRole())
    await stores.flags.set('beta', member.id, true)
    await stores.audit.record(sampleAuditEntry())
  })
  await home.within(async ({ subscriptions, wallet }) => {
    await subscriptions.assign(home.id, samplePlan())
    await subscriptions.updateOverrides(home.id, { 'ai-limit': { max: 5 } })
    const counters = [{ limit: 'ai-limit', periodStart: start, included: 5, most: 5 }]
    const charge = {
      tenantId: home.id,
      userId: member.id,
      entitlement: 'ai:generate',
      amount: 1,
      key: 'key',
      at: start,
    }
    expect((await wallet.consume({ ...charge, counters })).outcome).toBe('counted')
  })
  const account = { tenantId: home.id, provider: 'simulator' }
  await subject.tenancy.billing.openAccount(account, `cus_${home.id}`)
  const told = { id: `evt_${home.id}`, type: 'invoice.paid', createdAt: start, receivedAt: start }
  await subject.tenancy.webhooks.receive({ ...account, ...told })
  await subject.tenancy.idempotency.claim(
    { key: 'key', userId: member.id, tenantId: home.id, path: '/api/projects' },
    { id: randomUUID(), bodyHash: 'body', at: start, leaseMs: 1, expiresAt: start + 1 },
  )
  return home
}

async function tenantTables({ executeSql }: Database): Promise<{ name: string; column: string }[]> {
  const { rows } = await executeSql(
    `SELECT relname AS "name", CASE relname WHEN 'tenants' THEN 'id' ELSE 'tenant_id' END AS "column"
     FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relname <> 'users' ORDER BY 1`,
  )
  return rows as { name: string; column: string }[]
}
