import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf } from '@/lib/core/action/context'
import { idSchema } from '@/lib/core/auth/actions/ids'
import { audit } from '@/lib/core/auth/auth-core'
import { AppError } from '@/lib/core/errors'
import { ownerRole, tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import type { TenancyFeature } from './feature'
import { newTenantSchema } from './schemas'

/** Nobody is in a deleted organization, so it is named rather than taken from the session. */
export function restoreTenantAction(feature: TenancyFeature): AnyAction {
  const { tenancy, model } = feature
  return defineAction({
    key: 'restoreTenant',
    name: 'tenant.restore',
    method: 'POST',
    path: '/api/tenant/restore',
    tag: 'Organizations',
    summary: 'Restore a deleted organization',
    authentication: 'session',
    body: z.object({ tenantId: idSchema }),
    answers: { 200: { description: 'Everyone who was in it is in it again.', schema: newTenantSchema } },
    errors: ['NOT_FOUND'],
    audit: 'tenant.restore',
    async handler({ tenantId }, context) {
      const { user } = sessionOf(context)
      const owned = await tenancy.directory.listDeletedOwnedBy(user.id)
      const tenant = owned.find(({ id }) => id === tenantId)
      if (!tenant) throw nothingToRestore()
      await tenancy.inTenant(tenant.id, async (stores) => {
        await stores.tenant.lock()
        if (!(await stores.tenant.restore(context.now))) throw nothingToRestore()
        const target = { type: 'tenant', id: tenant.id }
        await audit(feature, stores, context, { action: 'tenant.restore', actorId: user.id, target })
        await stores.events.send('membership_changed', null)
      })
      const { id, slug, name } = tenant
      return { status: 200, body: { id, slug, name, role: ownerRole(tenantRootOf(model)) } }
    },
  })
}

function nothingToRestore(): AppError {
  return new AppError('NOT_FOUND', 'You own no deleted organization with this id that can still be restored.')
}
