import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, found, notFound, recordAct, type TenantFeature } from '../access/feature'
import { isRestorable } from '../access/grace'
import { answerWorkspace } from './answer-workspace'
import { workspaceSchema, workspaceThing } from './workspace'

export function restoreWorkspaceAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'restoreWorkspace',
    name: 'workspace.restore',
    method: 'POST',
    path: '/api/workspaces/:id/restore',
    tag: 'Workspaces',
    summary: 'Take the deletion of a workspace back',
    description: 'One that is not deleted is answered as it is.',
    authentication: 'session',
    tenant: { entitlement: 'workspace:delete', on: ({ id }) => workspaceThing(id) },
    params: idParams,
    answers: {
      200: { description: 'The workspace, with its projects as they were.', schema: workspaceSchema },
    },
    errors: ['NOT_FOUND'],
    audit: 'workspace.restore',
    async handler({ id }, context) {
      const body = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const row = found(await stores.workspaces.find(id), 'workspace')
        await demand(accessWithin(feature, stores, context), 'workspace:delete', workspaceThing(id))
        if (row.deletedAt !== null) {
          const isBack = isRestorable(row, context.now) && (await stores.workspaces.setDeleted(id, null))
          if (!isBack) throw notFound('workspace')
          await recordAct(feature, stores, context, { target: workspaceThing(id), data: { name: row.name } })
        }
        return answerWorkspace(accessWithin(feature, stores, context), row)
      })
      return { status: 200, body }
    },
  })
}
