import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { once } from '@/lib/core/action/idempotency'
import { notAMember } from '@/lib/core/action/tenant-step'
import { idSchema } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, found, recordAct, type TenantFeature } from '../access/feature'
import { titleSchema } from '../access/schemas'
import { standingWorkspace } from '../workspaces/read'
import { workspaceThing } from '../workspaces/workspace'
import { answerProject } from './answer-project'
import { creatorsRole, descriptionSchema, projectSchema, projectThing } from './project'

export function createProjectAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'createProject',
    name: 'project.create',
    method: 'POST',
    path: '/api/projects',
    tag: 'Projects',
    summary: 'Create a project in a workspace',
    description: 'Whoever creates it is its manager.',
    authentication: 'session',
    tenant: { entitlement: 'project:create', on: ({ workspaceId }) => workspaceThing(workspaceId) },
    idempotent: true,
    body: z.object({ workspaceId: idSchema, name: titleSchema, description: descriptionSchema.default('') }),
    answers: { 201: { description: 'The project.', schema: projectSchema } },
    errors: ['NOT_FOUND'],
    audit: 'project.create',
    handler: (input, context) =>
      feature.tenancy.inTenant(tenantOf(context).id, (stores) =>
        once(context, stores.idempotency, async () => {
          await stores.tenant.lock()
          const place = workspaceThing((await standingWorkspace(stores, input.workspaceId)).id)
          await demand(accessWithin(feature, stores, context), 'project:create', place)
          const userId = sessionOf(context).user.id
          const id = feature.newId()
          const row = await stores.projects.create({
            ...{ id, ...input },
            ...{ createdBy: userId, createdAt: context.now },
          })
          const thing = projectThing(id)
          const project = found(row, 'workspace')
          if ((await stores.assignments.set(userId, thing, creatorsRole)) !== 'set') throw notAMember()
          const { name, workspaceId } = input
          await recordAct(feature, stores, context, { target: thing, data: { name, workspaceId } })
          await stores.events.send('role_changed', userId)
          const body = await answerProject(accessWithin(feature, stores, context), project)
          return { status: 201, body }
        }),
      ),
  })
}
