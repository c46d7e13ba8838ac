import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { Workspace } from '@/lib/core/tenancy/types'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { found, type TenantFeature } from '../access/feature'
import { answerWorkspace } from './answer-workspace'
import { workspaceSchema, workspaceThing } from './workspace'

export function readWorkspaceAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'readWorkspace',
    name: 'workspace.read',
    method: 'GET',
    path: '/api/workspaces/:id',
    tag: 'Workspaces',
    summary: 'One workspace',
    authentication: 'session',
    tenant: { entitlement: 'project:read', on: ({ id }) => workspaceThing(id) },
    params: idParams,
    answers: { 200: { description: 'The workspace.', schema: workspaceSchema } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ id }, context) {
      const tenant = tenantOf(context)
      const row = await feature.tenancy.inTenant(tenant.id, (stores) => standingWorkspace(stores, id))
      return { status: 200, body: await answerWorkspace(tenant.access, row) }
    },
  })
}

/** Throws NOT_FOUND for one that is deleted as well. */
export async function standingWorkspace(
  { workspaces }: Pick<TenantStores, 'workspaces'>,
  id: string,
): Promise<Workspace> {
  const row = await workspaces.find(id)
  return found(row?.deletedAt === null ? row : null, 'workspace')
}
