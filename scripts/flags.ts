// `npm run flags`: how the flags of lib/config/access.ts are set, and how to set them.
import { v7 as uuidv7 } from 'uuid'
import { access, tenantRoot } from '@/lib/config/access'
import { readEnv } from '@/lib/config/env'
import { describeFlag } from '@/lib/features/flags/describe-flag'
import { parseFlagCommand, type FlagCommand } from '@/lib/features/flags/flag-command'
import { listFlags } from '@/lib/features/flags/list-flags'
import { setFlag } from '@/lib/features/flags/set-flag'
import type { Database } from '@/lib/stores/prisma/database'
import { createPrismaTenancy } from '@/lib/stores/prisma/tenant/tenancy'
import { appTime } from './task/app-clock'
import { runTask } from './task/run-task'
import { withDatabase } from './task/with-database'

await runTask(async () => {
  const command = parseFlagCommand(process.argv.slice(2))
  const now = await appTime(readEnv().APP_URL)
  await withDatabase((database) => run(command, database, now))
})

async function run(command: FlagCommand, database: Database, now: number): Promise<void> {
  const feature = {
    tenancy: createPrismaTenancy(database, { root: tenantRoot, outbox: () => ({ send: noMail }) }),
    model: access,
    newId: () => uuidv7({ msecs: now }),
    now,
  }
  if (command.verb === 'set') await setFlag(feature, command)
  const flags = await listFlags(feature, command.tenant)
  if (flags.length === 0) console.log('lib/config/access.ts defines no flags')
  for (const flag of flags) console.log(describeFlag(flag))
}

function noMail(): Promise<never> {
  return Promise.reject(new Error('Setting a flag sends no mail'))
}
