import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diffSchema } from './diff-schema'

test('the migrations amount to the schema', { timeout: 60_000 }, async () => {
  expect(await diffSchema()).toBeNull()
})

test('a schema without migrations gives the first one', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-schema-'))
  const schema = join(folder, 'schema.prisma')
  writeFileSync(
    schema,
    `datasource db {
  provider = "postgresql"
}

model Thing {
  id Int @id
}
`,
  )
  expect(await diffSchema(schema, join(folder, 'none'))).toContain('CREATE TABLE "Thing"')
  rmSync(folder, { recursive: true, force: true })
})
