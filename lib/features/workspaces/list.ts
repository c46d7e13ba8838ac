import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import { listPage, listQuerySchema } from '@/lib/core/tenancy/list-query'
import type { TenantFeature } from '../access/feature'
import { pageSchema } from '../access/schemas'
import { visibleTo } from '../access/visible-to'
import { answerWorkspaces } from './answer-workspace'
import { workspaceSchema, workspaceSorts } from './workspace'

const querySchema = listQuerySchema(workspaceSorts)

export function listWorkspacesAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'listWorkspaces',
    name: 'workspace.list',
    method: 'GET',
    path: '/api/workspaces',
    tag: 'Workspaces',
    summary: 'The workspaces you may see',
    authentication: 'session',
    tenant: {},
    query: querySchema,
    answers: { 200: { description: 'A page of them.', schema: pageSchema(workspaceSchema) } },
    errors: [],
    audit: null,
    async handler(input, context) {
      const { id, access } = tenantOf(context)
      const { items, nextCursor } = await feature.tenancy.inTenant(id, async (stores) => {
        const visible = await visibleTo(feature, stores, sessionOf(context).user.id, 'workspace')
        return listPage(workspaceSorts, input, (query) => stores.workspaces.list({ ...query, visible }))
      })
      return { status: 200, body: { items: await answerWorkspaces(access, items), nextCursor } }
    },
  })
}
