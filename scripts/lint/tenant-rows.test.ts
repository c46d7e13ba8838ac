import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tenantModels } from './tenant-rows.mjs'

/** Those that hold rows of tenants among others', and are bound to one where they are used in one. */
const shared = ['Session', 'AuditEvent']

test('names every model of the schema that has a tenant', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model (\w+) \{\n([^]*?)^\}/gm)]
    .filter(([, name = '', body = '']) => name === 'Tenant' || body.includes('@map("tenant_id")'))
    .filter(([, name = '']) => !shared.includes(name))
    .map(([, name = '', body = '']) => [
      `${name[0]?.toLowerCase()}${name.slice(1)}`,
      /@@map\("(\w+)"\)/.exec(body)?.[1],
    ])
  expect(Object.fromEntries(models)).toEqual(tenantModels)
})

test('agrees with the type that keeps them from other stores', () => {
  const type = readFileSync('lib/stores/prisma/tenant/models.ts', 'utf8')
  const named = [...type.matchAll(/\| '(\w+)'/g)].map(([, name]) => name)
  expect(named).toEqual(Object.keys(tenantModels))
})
