import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { Project } from '@/lib/core/tenancy/types'
import { idParams } from '@/lib/core/auth/actions/ids'
import { found, type TenantFeature } from '../access/feature'
import { answerProject } from './answer-project'
import { projectSchema, projectThing } from './project'

export function readProjectAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'readProject',
    name: 'project.read',
    method: 'GET',
    path: '/api/projects/:id',
    tag: 'Projects',
    summary: 'One project',
    authentication: 'session',
    tenant: { entitlement: 'project:read', on: ({ id }) => projectThing(id) },
    params: idParams,
    answers: { 200: { description: 'The project.', schema: projectSchema } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ id }, context) {
      const tenant = tenantOf(context)
      const row = await feature.tenancy.inTenant(tenant.id, (stores) => standingProject(stores, id))
      return { status: 200, body: await answerProject(tenant.access, row) }
    },
  })
}

/** Throws NOT_FOUND for one that is deleted as well, by itself or with its workspace. */
export async function standingProject(
  { projects }: Pick<TenantStores, 'projects'>,
  id: string,
): Promise<Project> {
  const row = await projects.find(id)
  return found(row?.deletedAt === null && !row.hidden ? row : null, 'project')
}
