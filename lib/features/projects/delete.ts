import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, notFound, recordAct, type TenantFeature } from '../access/feature'
import { standingProject } from './read'
import { projectThing } from './project'

export function deleteProjectAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'deleteProject',
    name: 'project.delete',
    method: 'DELETE',
    path: '/api/projects/:id',
    tag: 'Projects',
    summary: 'Delete a project',
    description: 'It can be restored for 30 days; then it is gone for good.',
    authentication: 'session',
    tenant: { entitlement: 'project:delete', on: ({ id }) => projectThing(id) },
    params: idParams,
    answers: { 204: { description: 'Gone from every list.' } },
    errors: ['NOT_FOUND'],
    audit: 'project.delete',
    async handler({ id }, context) {
      await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const { name } = await standingProject(stores, id)
        await demand(accessWithin(feature, stores, context), 'project:delete', projectThing(id))
        if (!(await stores.projects.setDeleted(id, context.now))) throw notFound('project')
        await recordAct(feature, stores, context, { target: projectThing(id), data: { name } })
      })
      return { status: 204 }
    },
  })
}
