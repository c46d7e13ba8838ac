import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, notFound, recordAct, type TenantFeature } from '../access/feature'
import { standingWorkspace } from './read'
import { workspaceThing } from './workspace'

export function deleteWorkspaceAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'deleteWorkspace',
    name: 'workspace.delete',
    method: 'DELETE',
    path: '/api/workspaces/:id',
    tag: 'Workspaces',
    summary: 'Delete a workspace with its projects',
    description: 'It can be restored for 30 days; then it is gone for good.',
    authentication: 'session',
    tenant: { entitlement: 'workspace:delete', on: ({ id }) => workspaceThing(id) },
    params: idParams,
    answers: { 204: { description: 'Gone from every list, and its projects with it.' } },
    errors: ['NOT_FOUND'],
    audit: 'workspace.delete',
    async handler({ id }, context) {
      await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const { name } = await standingWorkspace(stores, id)
        await demand(accessWithin(feature, stores, context), 'workspace:delete', workspaceThing(id))
        if (!(await stores.workspaces.setDeleted(id, context.now))) throw notFound('workspace')
        await recordAct(feature, stores, context, { target: workspaceThing(id), data: { name } })
      })
      return { status: 204 }
    },
  })
}
