// `npm run db:migrate`: applies the migrations that the database lacks.
import { applyMigrations } from '@/lib/stores/prisma/migrate'
import { runTask } from './task/run-task'
import { withDatabase } from './task/with-database'

await runTask(() =>
  withDatabase(async (database) => {
    const applied = await applyMigrations(database)
    for (const name of applied) console.log(`Applied ${name}`)
    if (applied.length === 0) console.log('Nothing to apply: the database is up to date')
  }),
)
