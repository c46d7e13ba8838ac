import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addTenant } from '../../contract/tenancy/samples'
import { openDatabase, type Database } from '../database'
import { applyMigrations } from '../migrate'
import { createTestDatabase, patient } from '../test-database'
import { tenancySubjectOn } from '../test-tenancy'
import { isTenantRoleUsable, RowSecurityError, type RowSecurity } from './tenant-role'

// A user who owns the database and may make no roles, as hosts often hand it out.
const name = `app_${randomBytes(6).toString('hex')}`
let server: Database
let database: Database

beforeAll(async () => {
  const url = new URL(await createTestDatabase(inject('postgresUrl')))
  server = await openDatabase({ url: inject('postgresUrl'), limits: patient })
  await server.executeSql(`CREATE ROLE "${name}" LOGIN PASSWORD '${name}'`)
  await server.executeSql(`ALTER DATABASE "${url.pathname.slice(1)}" OWNER TO "${name}"`)
  url.username = url.password = name
  database = await openDatabase({ url: url.href, limits: patient })
  await applyMigrations(database)
})

afterAll(async () => {
  await database.close()
  await server.close()
})

const subject = (rowSecurity: RowSecurity) => tenancySubjectOn(database, database, { rowSecurity })

test('a user who may make no roles migrates, and works without the second wall', async () => {
  expect(await isTenantRoleUsable(database)).toBe(false)
  for (const rowSecurity of ['auto', 'off'] as const) {
    const home = await addTenant(await subject(rowSecurity))
    expect(await home.within(({ members }) => members.count())).toBe(1)
  }
})

test('asked to insist on it, every transaction in a tenant is refused, in words that say what to do', async () => {
  const insisting = await subject('on')
  for (const _ of [1, 2]) await expect(addTenant(insisting)).rejects.toThrow(RowSecurityError)
  await expect(addTenant(insisting)).rejects.toThrow('SELECT install_tenant_role()')
})

test('once somebody who may has done that, it stands', async () => {
  const asRoot = new URL(inject('postgresUrl'))
  const [{ name: own } = { name: '' }] = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT current_database()::text AS "name"`
  asRoot.pathname = `/${own}`
  const root = await openDatabase({ url: asRoot.href, limits: patient })
  await root.executeSql('SELECT install_tenant_role()')
  await root.executeSql(`GRANT "gatehouse_tenant" TO "${name}"`)
  await root.close()
  expect(await isTenantRoleUsable(database)).toBe(true)
  const home = await addTenant(await subject('on'))
  const role = await home.within(({ members }) => members.count())
  expect(role).toBe(1)
})
