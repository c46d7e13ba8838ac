import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { listPage, listQuerySchema } from '@/lib/core/tenancy/list-query'
import { idSchema } from '@/lib/core/auth/actions/ids'
import type { TenantFeature } from '../access/feature'
import { pageSchema } from '../access/schemas'
import { visibleTo } from '../access/visible-to'
import { answerProjects } from './answer-project'
import { projectSchema, projectSorts } from './project'

const querySchema = listQuerySchema(projectSorts).extend({ workspaceId: idSchema.optional() })

export function listProjectsAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'listProjects',
    name: 'project.list',
    method: 'GET',
    path: '/api/projects',
    tag: 'Projects',
    summary: 'The projects you may read',
    description: 'Of all workspaces, or of one. A workspace that is not yours to see has none.',
    authentication: 'session',
    tenant: {},
    query: querySchema,
    answers: { 200: { description: 'A page of them.', schema: pageSchema(projectSchema) } },
    errors: [],
    audit: null,
    async handler({ workspaceId, ...input }, context) {
      const { id, access } = tenantOf(context)
      const { items, nextCursor } = await feature.tenancy.inTenant(id, async (stores) => {
        const visible = await visibleTo(feature, stores, sessionOf(context).user.id, 'project')
        return listPage(projectSorts, input, (query) =>
          stores.projects.list({ ...query, visible, workspaceId }),
        )
      })
      return { status: 200, body: { items: await answerProjects(access, items), nextCursor } }
    },
  })
}
