import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { once } from '@/lib/core/action/idempotency'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, recordAct, type TenantFeature } from '../access/feature'
import { consume } from '../usage/consume'
import { limitStateSchema } from '../usage/limit-state'
import { projectThing } from './project'
import { standingProject } from './read'
import { summarize } from './summarize'

const summarySchema = z
  .object({
    summary: z.string(),
    usage: limitStateSchema.nullable().describe('Of the limit that leaves least; null where there is none.'),
  })
  .meta({ id: 'Summary' })

/** What is metered in this sample: it counts one, and only if it comes to an answer. */
export function summarizeProjectAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'summarizeProject',
    name: 'project.summarize',
    method: 'POST',
    path: '/api/projects/:id/summary',
    tag: 'Projects',
    summary: 'Have a project summarized',
    description: 'Consumes one `ai:generate`.',
    authentication: 'session',
    tenant: { entitlement: 'ai:generate', on: ({ id }) => projectThing(id) },
    idempotent: true,
    params: idParams,
    answers: { 200: { description: 'The summary, and what is left.', schema: summarySchema } },
    errors: ['NOT_FOUND', 'CONFLICT'],
    audit: 'project.summarize',
    handler: ({ id }, context) =>
      feature.tenancy.inTenant(tenantOf(context).id, (stores) =>
        once(context, stores.idempotency, async () => {
          const thing = projectThing(id)
          const { name, description } = await standingProject(stores, id)
          const access = accessWithin(feature, stores, context)
          const place = { access, tenantId: tenantOf(context).id, now: context.now }
          const usage = await consume(feature, stores, place, { entitlement: 'ai:generate', thing })
          await recordAct(feature, stores, context, { target: thing, data: { name } })
          return { status: 200, body: { summary: summarize(name, description), usage } }
        }),
      ),
  })
}
