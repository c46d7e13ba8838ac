import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, found, recordAct, type TenantFeature } from '../access/feature'
import { titleSchema } from '../access/schemas'
import { answerProject } from './answer-project'
import { descriptionSchema, projectSchema, projectThing } from './project'
import { standingProject } from './read'

export function updateProjectAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'updateProject',
    name: 'project.update',
    method: 'PATCH',
    path: '/api/projects/:id',
    tag: 'Projects',
    summary: 'Rename or describe a project',
    authentication: 'session',
    tenant: { entitlement: 'project:update', on: ({ id }) => projectThing(id) },
    params: idParams,
    body: z.object({ name: titleSchema.optional(), description: descriptionSchema.optional() }),
    answers: { 200: { description: 'The project as it is now.', schema: projectSchema } },
    errors: ['NOT_FOUND'],
    audit: 'project.update',
    async handler({ id, ...change }, context) {
      const body = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const before = await standingProject(stores, id)
        await demand(accessWithin(feature, stores, context), 'project:update', projectThing(id))
        const after = found(await stores.projects.update(id, { ...change, at: context.now }), 'project')
        const data = { before: facts(before), after: facts(after) }
        await recordAct(feature, stores, context, { target: projectThing(id), data })
        return answerProject(accessWithin(feature, stores, context), after)
      })
      return { status: 200, body }
    },
  })
}

function facts({ name, description }: { name: string; description: string }) {
  return { name, description }
}
