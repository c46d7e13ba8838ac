// `npm run db:migration -- add-tenants`: writes the migration that takes the last one to what the schema says now.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffSchema } from '@/lib/stores/prisma/diff-schema'
import { runTask } from './task/run-task'

const folder = 'prisma/migrations'

await runTask(async () => {
  const name = (process.argv[2] ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  if (!name) {
    console.log('Name the migration: npm run db:migration -- add-tenants')
    process.exitCode = 1
    return
  }
  const sql = await diffSchema()
  if (sql === null) {
    console.log('Nothing to write: the migrations amount to the schema')
    return
  }
  const directory = join(folder, `${nextNumber()}_${name}`)
  mkdirSync(directory)
  writeFileSync(join(directory, 'migration.sql'), sql)
  console.log(`Wrote ${join(directory, 'migration.sql')}. Read it before you run: npm run db:migrate`)
})

function nextNumber(): string {
  const numbers = readdirSync(folder).map((entry) => Number(/^(\d+)_/.exec(entry)?.[1] ?? 0))
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}
