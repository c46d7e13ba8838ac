import { v7 as uuidv7 } from 'uuid'
import { access } from '@/lib/config/access'
import { billing } from '@/lib/config/billing'
import type { Clock } from '@/lib/core/clock'
import type { TenantFailure } from '@/lib/core/tenancy/walk-tenants'
import { checkDrift } from '@/lib/features/billing/check-drift'
import { endDeleted } from '@/lib/features/billing/end-deleted'
import type { BillingFeature } from '@/lib/features/billing/feature'
import { processWaiting } from '@/lib/features/billing/process-event'
import { reportOverage } from '@/lib/features/billing/report-overage'
import { migratePlans } from '@/lib/features/plans/migrate-plans'
import type { Logger } from './logger'
import { repeat } from './repeat'

const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs

type Given = Pick<BillingFeature, 'tenancy' | 'provider' | 'appUrl'> & { clock: Clock }

/** What about money happens without anybody asking. Each is harmless to do twice, on several instances. Returns what ends it. */
export function startBillingJobs({ clock, ...given }: Given, log: Logger): () => void {
  const newId = () => uuidv7({ msecs: clock.now() })
  const feature = { ...given, model: access, currency: billing.currency, newId }
  const jobs = [
    repeat('Plans of earlier versions', hourMs, () => moveOn(feature, clock, log), log),
    ...(feature.provider
      ? [
          repeat('Webhooks that wait', minuteMs, () => processWaiting(feature, clock.now()), log),
          repeat('What deleted organizations pay for', hourMs, () => endDeleted(feature, clock.now()), log),
          repeat('What is paid for by use', hourMs, () => reportOverage(feature, clock.now()), log),
          repeat('The comparison with the payment provider', hourMs, () => compare(feature, clock, log), log),
        ]
      : []),
  ]
  return () => jobs.forEach((end) => end())
}

async function moveOn(feature: BillingFeature, clock: Clock, log: Logger): Promise<void> {
  const { moves, failures } = await migratePlans({ ...feature, now: clock.now(), dryRun: false })
  for (const move of moves) {
    if (move.outcome === 'moved') log.info(move, 'A tenant was moved to the present version of its plan')
    if (move.outcome === 'repriced')
      log.info(move, 'A tenant pays the present version from its next period on')
  }
  failWith(failures, 'tenants could not be moved')
}

/** Each account once a day, however often this process is started anew. */
async function compare(feature: BillingFeature, clock: Clock, log: Logger): Promise<void> {
  const { found, failures } = await checkDrift(feature, { mend: true, now: clock.now(), staleMs: dayMs })
  for (const drift of found) log.warn(drift, 'The payment provider said something else than the database')
  failWith(failures, 'accounts could not be compared')
}

/** After what was done is logged: the job has failed where some of it could not be. */
function failWith(failures: readonly TenantFailure[], what: string): void {
  if (failures.length === 0) return
  const whose = failures.map(({ tenantId }) => tenantId).join(', ')
  throw new AggregateError(
    failures.map(({ error }) => error),
    `${failures.length} ${what}: ${whose}`,
  )
}
