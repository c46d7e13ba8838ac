import type { Instances } from '../harness/instances'
import { residentMiB } from '../harness/process-memory'

export type Reading = { at: number; rssMb: number[]; connections: number; healthMs: number[] }

/** Reads memory, connections and the delay of a bare answer (that of the event loop) every two seconds. */
export function watchGauges(instances: Instances): { readings: Reading[]; stop(): Promise<void> } {
  const readings: Reading[] = []
  let stopping = false
  const watching = (async () => {
    while (!stopping) {
      readings.push(await read(instances))
      await new Promise((resolve) => setTimeout(resolve, 2_000))
    }
  })()
  return {
    readings,
    async stop() {
      stopping = true
      await watching
    },
  }
}

async function read(instances: Instances): Promise<Reading> {
  const [row] = await instances.sql<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE application_name LIKE 'gatehouse%'`,
  )
  const healthMs = await Promise.all(
    instances.all.map(async ({ url }) => {
      const started = performance.now()
      await (await fetch(`${url}/api/health`)).arrayBuffer()
      return performance.now() - started
    }),
  )
  return {
    at: Date.now(),
    rssMb: instances.all.map(({ pid }) => Math.round(residentMiB(pid))),
    connections: row?.count ?? 0,
    healthMs,
  }
}
