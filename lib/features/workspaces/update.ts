import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, found, recordAct, type TenantFeature } from '../access/feature'
import { titleSchema } from '../access/schemas'
import { answerWorkspace } from './answer-workspace'
import { standingWorkspace } from './read'
import { workspaceSchema, workspaceThing } from './workspace'

export function updateWorkspaceAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'updateWorkspace',
    name: 'workspace.update',
    method: 'PATCH',
    path: '/api/workspaces/:id',
    tag: 'Workspaces',
    summary: 'Rename a workspace',
    authentication: 'session',
    tenant: { entitlement: 'workspace:update', on: ({ id }) => workspaceThing(id) },
    params: idParams,
    body: z.object({ name: titleSchema }),
    answers: { 200: { description: 'The workspace as it is now.', schema: workspaceSchema } },
    errors: ['NOT_FOUND'],
    audit: 'workspace.update',
    async handler({ id, name }, context) {
      const body = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const before = await standingWorkspace(stores, id)
        await demand(accessWithin(feature, stores, context), 'workspace:update', workspaceThing(id))
        const after = found(await stores.workspaces.update(id, { name, at: context.now }), 'workspace')
        const data = { before: { name: before.name }, after: { name } }
        await recordAct(feature, stores, context, { target: workspaceThing(id), data })
        return answerWorkspace(accessWithin(feature, stores, context), after)
      })
      return { status: 200, body }
    },
  })
}
