import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idParams } from '@/lib/core/auth/actions/ids'
import { audit } from '@/lib/core/auth/auth-core'
import { AppError } from '@/lib/core/errors'
import { lockAsMember } from '../tenants/acting-member'
import type { TenancyFeature } from '../tenants/feature'
import { guardRoles } from './role-guard'
import { memberItem, memberSchema, noSuchMember, roleSchema, roleTitle } from './schemas'

const permission = 'members:manage'

export function changeMemberRoleAction(feature: TenancyFeature): AnyAction {
  const { tenancy, model } = feature
  return defineAction({
    key: 'changeMemberRole',
    name: 'member.change_role',
    method: 'PATCH',
    path: '/api/members/:id',
    tag: 'Members',
    summary: 'Change the role of a member',
    description: 'The new role takes the place of all that they held in the organization itself.',
    authentication: 'session',
    tenant: { entitlement: permission },
    params: idParams,
    body: z.object({ role: roleSchema }),
    answers: { 200: { description: 'The member as they are now.', schema: memberSchema } },
    errors: ['NOT_FOUND', 'LAST_OWNER'],
    audit: 'member.change_role',
    async handler({ id, role }, context) {
      return tenancy.inTenant(tenantOf(context).id, async (stores) => {
        const acting = await lockAsMember(model, stores, context, permission)
        const member = await stores.members.find(id)
        if (!member) throw noSuchMember()
        roleTitle(model, acting.customRoles, role)
        guardRoles(model, acting, [...member.roles, role], permission)
        const outcome = await stores.members.setRole(member.userId, role)
        if (outcome === 'last_owner') throw lastOwner('Make somebody else an owner first.')
        if (outcome === 'unknown') throw noSuchMember()
        await audit(feature, stores, context, {
          action: 'member.change_role',
          actorId: acting.member.userId,
          target: { type: 'user', id: member.userId },
          data: { before: { roles: member.roles }, after: { roles: [role] } },
        })
        await stores.events.send('role_changed', member.userId)
        return { status: 200, body: memberItem({ ...member, role, roles: [role] }) }
      })
    },
  })
}

export function lastOwner(remedy: string): AppError {
  return new AppError('LAST_OWNER', `An organization keeps an owner. ${remedy}`)
}
