import type { Pipeline } from '@/lib/core/action/pipeline'
import { clockActions, mailboxActions } from '@/lib/features/dev/actions'
import { healthActions } from '@/lib/features/health/actions'
import { openApiActions } from '@/lib/features/openapi/actions'
import { site } from '@/lib/config/site'
import { server, type Server } from './server'

let mounted: { of: Server; pipeline: Pipeline } | undefined

/** The one pipeline, with every action of the product. Kept in this module, so that an edited action is taken up in development. */
export async function pipeline(): Promise<Pipeline> {
  const current = await server()
  if (mounted?.of !== current) mounted = { of: current, pipeline: mount(current) }
  return mounted.pipeline
}

function mount(current: Server): Pipeline {
  const { auth, env, clock, mailbox, knownHost, readiness } = current
  const actions = [
    ...auth.actions,
    ...healthActions(readiness),
    ...(mailbox ? mailboxActions(mailbox, knownHost) : []),
    ...(env.mode === 'production' ? [] : clockActions(clock, knownHost)),
  ]
  const about = {
    title: `${site.name} API`,
    version: '1',
    description: site.description,
    url: env.APP_URL,
    accessCookie: auth.cookies.names.access,
  }
  return auth.mount([...actions, ...openApiActions(actions, about)])
}
