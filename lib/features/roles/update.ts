import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import { invalid } from '@/lib/core/action/validate'
import type { RoleGrant } from '@/lib/core/access/custom-roles'
import { AppError } from '@/lib/core/errors'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { TenantRole } from '@/lib/core/tenancy/types'
import { found, recordAct, type TenantFeature } from '../access/feature'
import { grantsOf } from '../access/grants-of'
import { titleSchema } from '../access/schemas'
import { grantFields, refuseUnknownPermissions } from './permissions'
import { readRole } from './read'
import { guardChange, withGrant } from './guard-change'
import { builtInGrant, roleSchema } from './role'
import { isOwnerRole, roleRefOf, slugParams, type RoleRef } from './role-ref'

export function updateRoleAction(feature: TenantFeature): AnyAction {
  const { model } = feature
  return defineAction({
    key: 'updateRole',
    name: 'role.update',
    method: 'PATCH',
    path: '/api/roles/:slug',
    tag: 'Roles',
    summary: 'Change what a role grants',
    description:
      'Of a built-in role it grants something else in this organization from then on; the owner’s is as it is. Nobody gives a role, or takes from it, more than they hold themselves.',
    authentication: 'session',
    tenant: { entitlement: 'roles:manage' },
    params: slugParams,
    body: z.object({
      title: titleSchema.meta({ examples: ['Support'] }).optional(),
      permissions: grantFields.permissions.optional(),
      exclude: grantFields.exclude.optional(),
    }),
    answers: { 200: { description: 'The role as it is now.', schema: roleSchema } },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
    audit: 'role.update',
    async handler({ slug, ...change }, context) {
      const ref = roleRefOf(model, slug)
      const body = await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        await changeRole(feature, stores, context, { ref, change })
        return readRole(model, stores, ref)
      })
      return { status: 200, body }
    },
  })
}

/** The parts of a role that were given. */
type Change = { title?: string } & Partial<RoleGrant>

async function changeRole(
  feature: TenantFeature,
  stores: TenantStores,
  context: ActionContext,
  { ref, change }: { ref: RoleRef; change: Change },
): Promise<void> {
  const { model } = feature
  const rows = await stores.customRoles.list()
  const row = rows.find(({ type, slug }) => type === ref.type && slug === ref.role)
  refuseWhatStands(feature, ref, change)
  if (!ref.builtIn) found(row, 'role')
  refuseUnknownPermissions(model.catalogue, change)
  if (Object.keys(change).length === 0) return
  const current = row?.grant ?? builtInGrant(model, ref)
  const grant = {
    permissions: change.permissions ?? current.permissions,
    exclude: change.exclude ?? current.exclude,
  }
  const before = grantsOf(rows)
  await guardChange(feature, stores, context, { ref, before, after: withGrant(before, ref, grant) })
  const id = await save(feature, stores, context, { ref, row, title: change.title, grant })
  const data = {
    slug: ref.role,
    before: { title: row?.title ?? null, ...current },
    after: { title: change.title ?? row?.title ?? null, ...grant },
  }
  await recordAct(feature, stores, context, { target: { type: 'role', id }, data })
  await stores.events.send('role_changed', null)
}

/** What can't be changed of a built-in role: its name, and anything at all of the owner's. */
function refuseWhatStands({ model }: TenantFeature, ref: RoleRef, { title }: Change): void {
  if (isOwnerRole(model, ref))
    throw new AppError(
      'CONFLICT',
      'What an owner may do can’t be changed: somebody must be able to do it all.',
    )
  if (ref.builtIn && title !== undefined)
    throw invalid([{ path: 'title', message: 'A built-in role keeps its name.' }])
}

async function save(
  { newId }: TenantFeature,
  { customRoles }: TenantStores,
  { now }: ActionContext,
  given: { ref: RoleRef; row: TenantRole | undefined; title: string | undefined; grant: RoleGrant },
): Promise<string> {
  const { ref, row, grant } = given
  const { type, role: slug } = ref
  if (row) {
    await customRoles.update(type, slug, { title: given.title ?? row.title, grant, updatedAt: now })
    return row.id
  }
  const id = newId()
  await customRoles.create({
    ...{ id, type, slug, title: null, custom: false, grant },
    ...{ createdAt: now, updatedAt: now },
  })
  return id
}
