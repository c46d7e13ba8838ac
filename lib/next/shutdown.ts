import { constants } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { OpenRequests } from './open-requests'

export type ShutdownOptions = {
  requests: OpenRequests
  /** How long SIGTERM leaves a balancer to notice that this instance is no longer ready, in ms. */
  drainMs: number
  /** Ends the streams that would else stay open for ever; whoever listened comes back, to another instance. */
  endStreams(): void
  /** Stops queue, feed and database, once no request is left. */
  stop(): Promise<void>
}

// On globalThis, since every bundle of Next has its own copy of this module.
const shared = globalThis as { gatehouseStopping?: boolean }

/** Whether this process has been told to end: it serves what still comes, and is not ready for more. */
export function isStopping(): boolean {
  return shared.gatehouseStopping ?? false
}

/** What requests in hand, the current job and the database get after the drain. A platform's own patience is often 30 s. */
const limitMs = 20_000

/** Ctrl-C has somebody waiting. */
const impatientLimitMs = 3_000

/** A service manager may signal the whole group, and npm passes on what it gets: those are copies of the first signal. */
const copyMs = 1_000

/**
 * Ends the process in order on SIGTERM, and in order but without a drain on SIGINT. A second signal ends it at once.
 * The exit code of SIGTERM is 0 when everything could finish, and 1 when the limit cut it short.
 */
export function stopOnSignals(options: ShutdownOptions): void {
  let since = 0
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!isStopping()) {
        shared.gatehouseStopping = true
        since = performance.now()
        void end(signal, options)
      } else if (performance.now() - since > copyMs) {
        process.exit(128 + constants.signals[signal])
      }
    })
  }
}

async function end(
  signal: 'SIGTERM' | 'SIGINT',
  { requests, drainMs, endStreams, stop }: ShutdownOptions,
): Promise<void> {
  const isPatient = signal === 'SIGTERM'
  console.log(`${signal}: finishing what has begun`)
  requests.closeEach()
  endStreams()
  if (isPatient) await delay(drainMs)
  const ended = requests.finish().then(stop)
  const late = delay(isPatient ? limitMs : impatientLimitMs, 'late' as const)
  const outcome = await Promise.race([ended, late]).catch((error: unknown) => error ?? 'failed')
  if (outcome !== undefined) {
    console.error(outcome === 'late' ? 'Ended although something had not finished' : outcome)
    process.exit(1)
  }
  process.exit(isPatient ? 0 : 128 + constants.signals.SIGINT)
}
