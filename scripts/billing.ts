// `npm run billing`: what there is between the app and whoever takes the money.
import { access } from '@/lib/config/access'
import { checkDrift } from '@/lib/features/billing/check-drift'
import { sellingProvider, type BillingFeature } from '@/lib/features/billing/feature'
import { grantPlan } from '@/lib/features/billing/grant-plan'
import { handUsage, parseHandCommand } from '@/lib/features/billing/hand-command'
import { processEvent } from '@/lib/features/billing/process-event'
import { raiseLimit } from '@/lib/features/billing/raise-limit'
import { found } from '@/lib/features/access/feature'
import { runTask, tellFailures } from './task/run-task'
import { withBilling } from './task/with-billing'

const usage = `
  npm run billing -- sync-plans      makes the plans of lib/config/access.ts exist at the provider, in their present version
  npm run billing -- events          what the provider has told, newest first
  npm run billing -- replay ID       does once more what an event asks for
  npm run billing -- drift [--mend]  where the provider says something else than the database; takes over what it says

${handUsage}
`

await runTask(async () => {
  const [verb = '', ...rest] = process.argv.slice(2)
  const run = { 'sync-plans': syncPlans, events: listEvents, replay, drift, grant: byHand, promise: byHand }[
    verb
  ]
  if (!run) {
    console.error(usage)
    process.exitCode = 1
    return
  }
  await withBilling((feature, now) => run(feature, now, rest, verb))
})

/** What is given and promised without payment. */
async function byHand(feature: BillingFeature, now: number, words: string[], verb: string): Promise<void> {
  const { slug, ...command } = parseHandCommand([verb, ...words])
  const tenant = await feature.tenancy.directory.findBySlug(slug)
  const act = { ...feature, now, tenantId: found(tenant, `organization as ${slug}`).id }
  if (command.verb === 'grant') await grantPlan(act, command)
  else await raiseLimit(act, command)
  console.log('Done, written to the audit log, and told to open pages.')
}

/** Before the app that sells them so is deployed. It changes no price that is there. */
async function syncPlans(feature: BillingFeature): Promise<void> {
  const { created } = await sellingProvider(feature).syncPlans(Object.values(access.plans))
  for (const made of created) console.log(`made ${made}`)
  if (created.length === 0) console.log('All that is sold is there already.')
}

async function listEvents({ tenancy }: BillingFeature): Promise<void> {
  const events = await tenancy.webhooks.list(100)
  for (const { provider, id, type, tenantId, receivedAt, processedAt } of events) {
    const state = processedAt === null ? 'waits' : 'done'
    console.log(
      `${new Date(receivedAt).toISOString()}  ${state.padEnd(5)}  ${provider}  ${id}  ${type}  ${tenantId}`,
    )
  }
  if (events.length === 0) console.log('Nothing has been told yet.')
}

async function replay(feature: BillingFeature, now: number, [id = '']: string[]): Promise<void> {
  const event = await feature.tenancy.webhooks.find(sellingProvider(feature).name, id)
  if (!event) {
    console.error(`No event ${id} of this provider is known. See: npm run billing -- events`)
    process.exitCode = 1
    return
  }
  await processEvent(feature, event, now)
  console.log(`${event.type} of ${event.tenantId} is dealt with.`)
}

async function drift(feature: BillingFeature, now: number, words: string[]): Promise<void> {
  const { found, failures } = await checkDrift(feature, { mend: words.includes('--mend'), now })
  for (const { tenantId, providerSays, databaseSays, isMended } of found)
    console.log(
      `${tenantId}\n  provider: ${providerSays}\n  database: ${databaseSays}${isMended ? '\n  mended' : ''}`,
    )
  tellFailures(failures)
  if (found.length + failures.length === 0) console.log('The provider and the database say the same.')
}
