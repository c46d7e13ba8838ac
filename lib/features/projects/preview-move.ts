import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import type { TenantGrants } from '@/lib/core/access/powers'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { idParams, idSchema } from '@/lib/core/auth/actions/ids'
import { accessWithin, demand, type TenantFeature } from '../access/feature'
import { grantsOf } from '../access/grants-of'
import { holdersOn, type Holder } from '../resource-roles/holders'
import { standingWorkspace } from '../workspaces/read'
import { workspaceThing } from '../workspaces/workspace'
import { compareHolders, movePreviewSchema } from './compare-holders'
import { projectThing } from './project'
import { standingProject } from './read'

export function previewMoveAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'previewMove',
    name: 'project.preview_move',
    method: 'GET',
    path: '/api/projects/:id/move-preview',
    tag: 'Projects',
    summary: 'Whose rights a move would change',
    description: 'Needs what the move itself needs. Nothing is moved.',
    authentication: 'session',
    tenant: { entitlement: 'project:move', on: ({ id }) => projectThing(id) },
    params: idParams,
    query: z.object({ workspaceId: idSchema }),
    answers: { 200: { description: 'Who would hold something else.', schema: movePreviewSchema } },
    errors: ['NOT_FOUND', 'FORBIDDEN'],
    audit: null,
    async handler({ id, workspaceId }, context) {
      const tenantId = tenantOf(context).id
      const body = await feature.tenancy.inTenant(tenantId, async (stores) => {
        const { workspaceId: from } = await standingProject(stores, id)
        await standingWorkspace(stores, workspaceId)
        // Who holds what there is not for everybody to know.
        await demand(accessWithin(feature, stores, context), 'project:create', workspaceThing(workspaceId))
        const place = { tenantId, id, grants: grantsOf(await stores.customRoles.list()) }
        const before = await holdersIn(feature, stores, { ...place, workspaceId: from })
        return compareHolders(before, await holdersIn(feature, stores, { ...place, workspaceId }))
      })
      return { status: 200, body }
    },
  })
}

/** Who holds what on a project, were it in that workspace. */
async function holdersIn(
  { model }: TenantFeature,
  { assignments }: Pick<TenantStores, 'assignments'>,
  { tenantId, id, workspaceId, grants }: Place,
): Promise<Holder[]> {
  const root = { type: model.tenantType, id: tenantId }
  const path = [projectThing(id), workspaceThing(workspaceId), root]
  return holdersOn(model, grants, path, await assignments.on(path))
}

type Place = { tenantId: string; id: string; workspaceId: string; grants: TenantGrants }
