import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, found, notFound, recordAct, type TenantFeature } from '../access/feature'
import { isRestorable } from '../access/grace'
import { answerProject } from './answer-project'
import { projectSchema, projectThing } from './project'

export function restoreProjectAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'restoreProject',
    name: 'project.restore',
    method: 'POST',
    path: '/api/projects/:id/restore',
    tag: 'Projects',
    summary: 'Take the deletion of a project back',
    description: 'One that is not deleted is answered as it is. Its workspace has to be there.',
    authentication: 'session',
    tenant: { entitlement: 'project:delete', on: ({ id }) => projectThing(id) },
    params: idParams,
    answers: { 200: { description: 'The project.', schema: projectSchema } },
    errors: ['NOT_FOUND'],
    audit: 'project.restore',
    async handler({ id }, context) {
      const body = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const known = await stores.projects.find(id)
        const row = found(known?.hidden ? null : known, 'project')
        await demand(accessWithin(feature, stores, context), 'project:delete', projectThing(id))
        if (row.deletedAt !== null) {
          const isBack = isRestorable(row, context.now) && (await stores.projects.setDeleted(id, null))
          if (!isBack) throw notFound('project')
          await recordAct(feature, stores, context, { target: projectThing(id), data: { name: row.name } })
        }
        return answerProject(accessWithin(feature, stores, context), row)
      })
      return { status: 200, body }
    },
  })
}
