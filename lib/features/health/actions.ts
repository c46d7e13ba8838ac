import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'

export type Readiness = { accepting: boolean; database: boolean; migrations: boolean; feed: boolean }

const okSchema = z.object({ ok: z.literal(true) })

/** Whether the process lives, whether it can serve, and a bare ping to measure against. */
export function healthActions(readiness: () => Promise<Readiness>): AnyAction[] {
  return [
    probe('ping', '/api/ping', 'Ping'),
    probe('health', '/api/health', 'Whether the process lives'),
    defineAction({
      key: 'ready',
      name: 'health.ready',
      method: 'GET',
      path: '/api/ready',
      tag: 'Health',
      summary: 'Whether it should be sent requests: not being stopped, database, migrations, revocation feed',
      description: 'Without the feed it still serves, looking sessions up in the database.',
      authentication: 'none',
      answers: {
        200: { description: 'Ready.', schema: readySchema },
        503: { description: 'Not ready; the parts tell why.', schema: readySchema },
      },
      errors: [],
      audit: null,
      async handler() {
        const parts = await readiness()
        const ready = parts.accepting && parts.database && parts.migrations
        return {
          status: ready ? 200 : 503,
          body: { ready, ...parts },
          ...(!ready && { headers: { 'Retry-After': '2' } }),
        }
      },
    }),
  ]
}

const readySchema = z.object({
  ready: z.boolean(),
  accepting: z.boolean(),
  database: z.boolean(),
  migrations: z.boolean(),
  feed: z.boolean(),
})

function probe(key: string, path: string, summary: string): AnyAction {
  return defineAction({
    key,
    name: `health.${key}`,
    method: 'GET',
    path,
    tag: 'Health',
    summary,
    authentication: 'none',
    answers: { 200: { description: 'It does.', schema: okSchema } },
    errors: [],
    audit: null,
    handler: () => Promise.resolve({ status: 200, body: { ok: true } }),
  })
}
