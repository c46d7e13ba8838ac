import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams, idSchema } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, notFound, recordAct, type TenantFeature } from '../access/feature'
import { standingWorkspace } from '../workspaces/read'
import { workspaceThing } from '../workspaces/workspace'
import { answerProject } from './answer-project'
import { projectSchema, projectThing } from './project'
import { standingProject } from './read'

export function moveProjectAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'moveProject',
    name: 'project.move',
    method: 'POST',
    path: '/api/projects/:id/move',
    tag: 'Projects',
    summary: 'Move a project to another workspace',
    description:
      'Needs `project:create` there as well. Roles held on the project go with it; what came from its workspace stays behind.',
    authentication: 'session',
    tenant: { entitlement: 'project:move', on: ({ id }) => projectThing(id) },
    params: idParams,
    body: z.object({ workspaceId: idSchema }),
    answers: { 200: { description: 'The project where it is now.', schema: projectSchema } },
    errors: ['NOT_FOUND', 'FORBIDDEN'],
    audit: 'project.move',
    async handler({ id, workspaceId }, context) {
      const body = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        // From here on no other move and no change of roles runs, so what is found allowed is what is done.
        await stores.tenant.lock()
        const { workspaceId: from } = await standingProject(stores, id)
        await standingWorkspace(stores, workspaceId)
        const access = accessWithin(feature, stores, context)
        await demand(access, 'project:move', projectThing(id))
        await demand(access, 'project:create', workspaceThing(workspaceId))
        const moved = await stores.projects.move(id, { workspaceId, at: context.now })
        if (typeof moved === 'string') throw notFound(moved === 'unknown' ? 'project' : 'workspace')
        const data = { before: { workspaceId: from }, after: { workspaceId } }
        await recordAct(feature, stores, context, { target: projectThing(id), data })
        await stores.events.send('role_changed', null)
        return answerProject(accessWithin(feature, stores, context), moved)
      })
      return { status: 200, body }
    },
  })
}
