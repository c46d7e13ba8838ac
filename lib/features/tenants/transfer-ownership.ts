import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { idSchema } from '@/lib/core/auth/actions/ids'
import { audit } from '@/lib/core/auth/auth-core'
import { ownerRole, tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import { memberItem, memberSchema, noSuchMember } from '../members/schemas'
import { forbidden, lockAsMember } from './acting-member'
import type { TenancyFeature } from './feature'

/** One step, so that there is no moment with two owners who could undo each other, nor one with none. */
export function transferOwnershipAction(feature: TenancyFeature): AnyAction {
  const { tenancy, model } = feature
  const root = tenantRootOf(model)
  const owner = ownerRole(root)
  const next = root.roles[1] ?? owner
  return defineAction({
    key: 'transferOwnership',
    name: 'tenant.transfer_ownership',
    method: 'POST',
    path: '/api/tenant/transfer-ownership',
    tag: 'Organizations',
    summary: 'Hand the organization over to another member',
    description: `They become ${owner}, you become ${next}. Only an ${owner} can.`,
    authentication: 'session',
    tenant: {},
    body: z.object({ userId: idSchema }),
    answers: { 200: { description: 'The new owner.', schema: memberSchema } },
    errors: ['FORBIDDEN', 'NOT_FOUND'],
    audit: 'tenant.transfer_ownership',
    async handler({ userId }, context) {
      return tenancy.inTenant(tenantOf(context).id, async (stores) => {
        const { member } = await lockAsMember(model, stores, context)
        if (!member.roles.includes(owner)) throw forbidden(`role:${owner}`, `Only an ${owner} can do this.`)
        if (userId !== member.userId) {
          const transfer = { from: member.userId, to: userId, role: next }
          if ((await stores.members.transferOwnership(transfer)) === 'unknown') throw noSuchMember()
          await audit(feature, stores, context, {
            action: 'tenant.transfer_ownership',
            actorId: member.userId,
            target: { type: 'user', id: userId },
            data: { before: { owner: member.userId }, after: { owner: userId } },
          })
          for (const changed of [member.userId, userId]) await stores.events.send('role_changed', changed)
        }
        const heir = await stores.members.findByUser(userId)
        return { status: 200, body: memberItem(heir ?? member) }
      })
    },
  })
}
