import { readFileSync } from 'node:fs'
import { scratchAdapter } from './migration-adapter'
import { filters, readMigrations } from './migrate'
import { startSchemaEngine } from './schema-engine'

const nothing = '-- This is an empty migration.'

/**
 * The SQL that takes what the migrations amount to, to what the schema says; null when that is the same. Worked out on
 * a throwaway database in memory.
 */
export async function diffSchema(
  schemaPath = 'prisma/schema.prisma',
  migrationsDirectory = 'prisma/migrations',
): Promise<string | null> {
  const migrations = readMigrations(migrationsDirectory)
  const schema = { path: schemaPath, content: readFileSync(schemaPath, 'utf8') }
  const script = await scratchAdapter(async (adapter) => {
    const engine = await startSchemaEngine(adapter)
    try {
      const { stdout } = await engine.diff({
        from:
          migrations.migrationDirectories.length > 0
            ? { tag: 'migrations', ...migrations }
            : { tag: 'empty' },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters,
      })
      return (stdout ?? '').trim()
    } finally {
      engine.free()
    }
  })
  return script === '' || script === nothing ? null : `${script}\n`
}
