import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import { sessionOf, type ActionContext } from '../../action/context'
import { notAMember } from '../../action/tenant-step'
import { AppError } from '../../errors'
import type { AuthCore } from '../auth-core'
import { handOver, publicUser } from '../sessions/start-session'
import { presentedSession } from '../sessions/replace-session'
import { reissue } from '../sessions/reissue'
import { rotateSession } from '../sessions/rotate-session'
import type { AuthTenants, TenantRef } from '../tenants/auth-tenants'
import { contentIn } from '../tokens/token-content'
import { idSchema } from './ids'
import { signedInSchema, tenantSchema } from './schemas'

export function getTenantsAction(tenants: AuthTenants): AnyAction {
  return defineAction({
    key: 'getTenants',
    name: 'auth.list_tenants',
    method: 'GET',
    path: '/api/auth/tenants',
    tag: 'Organizations',
    summary: 'The organizations you are a member of',
    authentication: 'session',
    answers: {
      200: {
        description: 'The first joined first. `resolvedDefaultId` is where the next sign-in begins.',
        schema: z.object({
          tenants: z.array(tenantSchema),
          currentTenantId: z.uuid().nullable(),
          lastTenantId: z.uuid().nullable(),
          resolvedDefaultId: z.uuid().nullable(),
        }),
      },
    },
    errors: [],
    audit: null,
    async handler(_, context) {
      const { user, tenantId } = sessionOf(context)
      const choice = await tenants.choice(user.id)
      return { status: 200, body: { ...choice, currentTenantId: tenantId } }
    },
  })
}

/** Both cookies are new: the session keeps its id and second factor, and moves on to its next generation. */
export function switchTenantAction(core: AuthCore, tenants: AuthTenants): AnyAction {
  return defineAction({
    key: 'switchTenant',
    name: 'auth.switch_tenant',
    method: 'POST',
    path: '/api/auth/switch-tenant',
    tag: 'Organizations',
    summary: 'Go on in another organization',
    description:
      'The access token of the answer acts in that organization. Other sessions stay where they are.',
    authentication: 'session',
    body: z.object({ tenantId: idSchema }),
    answers: {
      200: {
        description: 'Switched; both cookies are new.',
        schema: signedInSchema.extend({ tenantId: z.uuid() }).meta({ id: 'SwitchedTenant' }),
      },
    },
    errors: ['NOT_A_MEMBER', 'SESSION_EXPIRED', 'SESSION_REVOKED'],
    audit: null,
    async handler({ tenantId }, context) {
      const { user } = sessionOf(context)
      const tenant = await tenants.membership(user.id, tenantId)
      // Also for a tenant that there is not: whoever guesses ids learns nothing.
      if (!tenant) throw notAMember()
      // First: failing after the session has moved, it would have the caller told that nothing was done.
      await tenants.remember(user.id, tenantId, context.now)
      const body = await switchTo(core, context, tenant)
      return { status: 200, body: { tenantId, ...body } }
    },
  })
}

async function switchTo(core: AuthCore, context: ActionContext, tenant: TenantRef) {
  const { id } = sessionOf(context)
  const token = core.cookies.readRefresh(context.cookies)
  const presented = token && (await presentedSession(core, core.stores, context))
  // A Bearer token comes without a refresh cookie, and one of another session is not to be used up here.
  if (!token || !presented || presented.id !== id) return reissueIn(core, context, tenant)
  const { session, user, content } = await rotateSession(core, context, token, {
    isLimited: false,
    contentFor: (found) => contentIn(core, found.user, tenant, found.session.factorVerifiedAt),
  })
  // Inside the grace the child was there already, in the tenant of the sibling that made it.
  if (session.tenantId !== tenant.id) await core.stores.sessions.updateSession(id, { tenantId: tenant.id })
  return handOver(core, context, { session, user, evicted: [] }, content)
}

async function reissueIn(core: AuthCore, context: ActionContext, tenant: TenantRef) {
  const access = await reissue(core, sessionOf(context).id, tenant)
  if (!access) throw new AppError('UNAUTHENTICATED', 'Sign in to continue.')
  if (!context.headers.has('authorization')) core.cookies.set(context.cookies, { access: access.token })
  return { user: publicUser(access.user), expiresAt: new Date(access.expiresAt).toISOString() }
}
