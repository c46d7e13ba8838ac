import type { Profiler } from 'node:inspector/promises'
import { startInstances, type Instance, type Instances } from '@/e2e/harness/instances'
import { freePort } from '@/scripts/setup/port.mjs'
import { connectInspector, type Inspector } from './inspector'
import { topFunctions } from './profile'

/** One production build on a Postgres of its own, as `npm start` runs it, its inspector open. */
export type App = {
  url: string
  /** Where it believes to be: what the Origin of a mutation must say. */
  origin: string
  pid: number
  postgresPid: number
  sql: Instances['sql']
  inspector: Inspector
  /** Where the app's time goes while the work goes on. */
  profile(work: () => Promise<unknown>): Promise<string[]>
}

export async function withApp<T>(work: (app: App) => Promise<T>): Promise<T> {
  const inspectorPort = await freePort()
  const instances = await startInstances({
    count: 1,
    env: { NODE_OPTIONS: `--inspect=127.0.0.1:${inspectorPort}` },
  })
  try {
    const [instance] = instances.all as [Instance]
    const inspector = await connectInspector(inspectorPort)
    return await work({
      url: instance.url,
      origin: instances.appUrl,
      pid: instance.pid,
      postgresPid: instances.postgres.pid,
      sql: instances.sql,
      inspector,
      profile: async (busy) => topFunctions((await inspector.profile(busy)) satisfies Profiler.Profile),
    }).finally(() => inspector.close())
  } finally {
    await instances.stop()
  }
}
