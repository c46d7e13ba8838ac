// `npm run db:seed`: fills the database with the people one can sign in as. What is there already stays as it is.
import { tenantRoot } from '@/lib/config/access'
import { createPasswordHasher } from '@/lib/core/auth/password/hasher'
import { systemClock } from '@/lib/core/clock'
import { MigrationError, pendingMigrations } from '@/lib/stores/prisma/migrate'
import { createPrismaStores } from '@/lib/stores/prisma/stores'
import { createPrismaTenancy } from '@/lib/stores/prisma/tenant/tenancy'
import { seed, seededSignIns } from '@/prisma/seed'
import { runTask } from './task/run-task'
import { withDatabase } from './task/with-database'

await runTask(() =>
  withDatabase(async (database) => {
    const pending = await pendingMigrations(database)
    if (pending.length > 0)
      throw new MigrationError(`The database lacks ${pending.length} migrations. First: npm run db:migrate`)
    const outbox = () => ({ send: noMail })
    const { stores, transact } = createPrismaStores(database, { outbox })
    const hasher = createPasswordHasher()
    const added = await seed({
      stores,
      transact,
      tenancy: createPrismaTenancy(database, { root: tenantRoot, outbox }),
      clock: systemClock,
      hashPassword: (password) => hasher.hash(password),
    })
    console.log(added === 0 ? 'Nothing to add: everyone is there' : `Added ${added} people`)
    for (const { email, password } of seededSignIns) console.log(`  ${email}  ${password}`)
  }),
)

function noMail(): Promise<never> {
  return Promise.reject(new Error('Seeding sends no mail'))
}
