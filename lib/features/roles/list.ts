import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { listQuerySchema } from '@/lib/core/tenancy/list-query'
import { pageOfAll } from '@/lib/core/tenancy/page-of-all'
import type { TenantFeature } from '../access/feature'
import { pageSchema } from '../access/schemas'
import { roleSchema, roleSorts, rolesIn, type ListedRole, type Role } from './role'

const querySchema = listQuerySchema(roleSorts)

export function listRolesAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'listRoles',
    name: 'role.list',
    method: 'GET',
    path: '/api/roles',
    tag: 'Roles',
    summary: 'The roles of the organization',
    description: 'Built-in ones first, with what they grant here.',
    authentication: 'session',
    tenant: { isFresh: true },
    query: querySchema,
    answers: { 200: { description: 'A page of them.', schema: pageSchema(roleSchema) } },
    errors: [],
    audit: null,
    async handler(input, context) {
      const roles = await feature.tenancy.inTenant(tenantOf(context).id, (stores) =>
        rolesIn(feature.model, stores),
      )
      const page = await pageOfAll(roleSorts, input, roles, ({ title, slug }) => `${title}\n${slug}`)
      return { status: 200, body: { items: page.items.map(withoutPlace), nextCursor: page.nextCursor } }
    },
  })
}

function withoutPlace({ id: _id, createdAt: _createdAt, ...role }: ListedRole): Role {
  return role
}
