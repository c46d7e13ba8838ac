import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import { invalid } from '@/lib/core/action/validate'
import { powersOfRole, type TenantGrants } from '@/lib/core/access/powers'
import { AppError } from '@/lib/core/errors'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { found, recordAct, type TenantFeature } from '../access/feature'
import { grantsOf } from '../access/grants-of'
import { ownPowers, refuseBeyond } from '../access/own-powers'
import { guardChange, withGrant } from './guard-change'
import { isOwnerRole, roleRefOf, slugParams, type RoleRef } from './role-ref'

export function deleteRoleAction(feature: TenantFeature): AnyAction {
  const { model } = feature
  return defineAction({
    key: 'deleteRole',
    name: 'role.delete',
    method: 'DELETE',
    path: '/api/roles/:slug',
    tag: 'Roles',
    summary: 'Delete a role of your own, or give a built-in one back what it grants',
    description:
      'A role that somebody holds, or is invited to, needs `reassignTo`: the role that they hold instead. Never the owner’s. Nobody takes away more than they hold themselves.',
    authentication: 'session',
    tenant: { entitlement: 'roles:manage' },
    params: slugParams,
    body: z.object({ reassignTo: slugParams.shape.slug.optional() }),
    answers: { 204: { description: 'It is gone, or as it was delivered.' } },
    errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
    audit: 'role.delete',
    async handler({ slug, reassignTo }, context) {
      const ref = roleRefOf(model, slug)
      await feature.tenancy.inTenant(tenantOf(context).id, async (stores) => {
        await stores.tenant.lock()
        const rows = await stores.customRoles.list()
        const row = rows.find(({ type, slug }) => type === ref.type && slug === ref.role)
        if (ref.builtIn && !row) return
        const { id, title, grant } = found(row, 'role')
        const before = grantsOf(rows)
        await guardChange(feature, stores, context, { ref, before, after: withGrant(before, ref, null) })
        if (!ref.builtIn) await reassign(feature, stores, context, { ref, reassignTo, grants: before })
        await stores.customRoles.remove(ref.type, ref.role)
        const data = { slug, before: { title, ...grant }, ...(reassignTo && { reassignTo }) }
        await recordAct(feature, stores, context, { target: { type: 'role', id }, data })
        await stores.events.send('role_changed', null)
      })
      return { status: 204 }
    },
  })
}

type Reassignment = { ref: RoleRef; reassignTo: string | undefined; grants: TenantGrants }

/** Whoever holds the role, or is invited to it, gets the other one. Throws CONFLICT when there is somebody and none is named. */
async function reassign(
  { model }: TenantFeature,
  stores: TenantStores,
  context: ActionContext,
  { ref, reassignTo, grants }: Reassignment,
): Promise<void> {
  const members = (await stores.assignments.holdersOf(ref.type, ref.role)).length
  const invitations = await stores.invitations.countOpenWithRole(ref.role)
  if (members + invitations === 0) return
  if (reassignTo === undefined) {
    const words = 'This role is in use. Name the role that its members are to hold instead.'
    throw new AppError('CONFLICT', words, { members, invitations })
  }
  const other = roleRefOf(model, reassignTo)
  const isKnown = other.builtIn || grants.some(({ type, role }) => type === other.type && role === other.role)
  if (!isKnown || other.type !== ref.type || other.role === ref.role || isOwnerRole(model, other))
    throw invalid([
      { path: 'reassignTo', message: 'Name another role of the organization, and not the owner’s.' },
    ])
  const root = [{ type: model.tenantType, id: tenantOf(context).id }]
  const own = await ownPowers({ model, grants }, stores, context, root)
  refuseBeyond(model, own, powersOfRole(model, grants, other))
  await stores.assignments.replaceOnTenant(ref.role, other.role)
  await stores.invitations.replaceRole(ref.role, other.role)
}
