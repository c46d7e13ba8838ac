// `npm run plans:migrate [--dry-run]`: moves organizations to the present version of their plan where its grace is over.
// The app does so by itself once an hour; this says who is moved, who waits until when, and who keeps what they have.
import { parseArgs } from 'node:util'
import { migratePlans, type PlanMove } from '@/lib/features/plans/migrate-plans'
import { runTask, tellFailures } from './task/run-task'
import { withBilling } from './task/with-billing'

await runTask(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
  // Without `--` before it, npm takes the word for its own, and only says so.
  const dryRun = values['dry-run'] || process.env.npm_config_dry_run === 'true'
  await withBilling(async (feature, now) => {
    const { moves, failures } = await migratePlans({ ...feature, now, dryRun })
    for (const move of moves) console.log(wordsOf(move, dryRun))
    tellFailures(failures)
    if (moves.length + failures.length === 0) console.log('Everybody has the present version of their plan.')
  })
})

function wordsOf({ tenantId, plan, version, outcome, at }: PlanMove, dryRun: boolean): string {
  const what = `${tenantId}  ${plan} ${version}`
  if (outcome === 'kept') return `${what}  keeps it: the plan has no grace`
  if (outcome === 'repriced')
    return `${what}  ${dryRun ? 'would pay' : 'pays'} the price of the present version from its next period on`
  const day = new Date(at ?? 0).toISOString().slice(0, 10)
  if (outcome === 'waiting') return `${what}  keeps it until ${day}`
  return `${what}  ${dryRun ? 'would be moved' : 'was moved'}: its grace ended ${day}`
}
