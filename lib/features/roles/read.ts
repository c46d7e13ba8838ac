import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import type { AccessModel } from '@/lib/core/access/model'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { found, type TenantFeature } from '../access/feature'
import { roleItem, roleSchema, type Role } from './role'
import { roleRefOf, slugParams, type RoleRef } from './role-ref'

export function readRoleAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'readRole',
    name: 'role.read',
    method: 'GET',
    path: '/api/roles/:slug',
    tag: 'Roles',
    summary: 'One role',
    authentication: 'session',
    tenant: { isFresh: true },
    params: slugParams,
    answers: { 200: { description: 'The role, with what it grants here.', schema: roleSchema } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ slug }, context) {
      const { model, tenancy } = feature
      const ref = roleRefOf(model, slug)
      const body = await tenancy.inTenant(tenantOf(context).id, (stores) => readRole(model, stores, ref))
      return { status: 200, body }
    },
  })
}

/** The role as it is answered. Throws NOT_FOUND for a word that is neither the model's nor the organization's. */
export async function readRole(
  model: AccessModel,
  { customRoles }: Pick<TenantStores, 'customRoles'>,
  ref: RoleRef,
): Promise<Role> {
  const row = await customRoles.find(ref.type, ref.role)
  if (!ref.builtIn) found(row, 'role')
  const counts = await customRoles.counts()
  const members = counts.find(({ type, role }) => type === ref.type && role === ref.role)?.members ?? 0
  return roleItem(model, ref, row, members)
}
