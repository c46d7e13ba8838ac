import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { once } from '@/lib/core/action/idempotency'
import { notAMember } from '@/lib/core/action/tenant-step'
import { accessWithin, demand, recordAct, type TenantFeature } from '../access/feature'
import { titleSchema } from '../access/schemas'
import { answerWorkspace } from './answer-workspace'
import { creatorsRole, workspaceSchema, workspaceThing } from './workspace'

export function createWorkspaceAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'createWorkspace',
    name: 'workspace.create',
    method: 'POST',
    path: '/api/workspaces',
    tag: 'Workspaces',
    summary: 'Create a workspace',
    description: 'Whoever creates it is its admin.',
    authentication: 'session',
    tenant: { entitlement: 'workspace:create' },
    idempotent: true,
    body: z.object({ name: titleSchema }),
    answers: { 201: { description: 'The workspace.', schema: workspaceSchema } },
    errors: [],
    audit: 'workspace.create',
    handler: ({ name }, context) =>
      feature.tenancy.inTenant(tenantOf(context).id, (stores) =>
        once(context, stores.idempotency, async () => {
          await stores.tenant.lock()
          await demand(accessWithin(feature, stores, context), 'workspace:create')
          const userId = sessionOf(context).user.id
          const id = feature.newId()
          const row = await stores.workspaces.create({ id, name, createdBy: userId, createdAt: context.now })
          const thing = workspaceThing(id)
          if ((await stores.assignments.set(userId, thing, creatorsRole)) !== 'set') throw notAMember()
          await recordAct(feature, stores, context, { target: thing, data: { name } })
          await stores.events.send('role_changed', userId)
          const body = await answerWorkspace(accessWithin(feature, stores, context), row)
          return { status: 201, body }
        }),
      ),
  })
}
