import type { AnyAction } from '@/lib/core/action/action'
import type { Pipeline } from '@/lib/core/action/pipeline'
import { systemRandom } from '@/lib/core/clock'
import { accessActions } from '@/lib/features/access/actions'
import { adminActions } from '@/lib/features/admin/actions'
import { billingActions } from '@/lib/features/billing/actions'
import { clockActions, mailboxActions } from '@/lib/features/dev/actions'
import { simulatorActions } from '@/lib/features/dev/billing-actions'
import { healthActions } from '@/lib/features/health/actions'
import { invitationActions } from '@/lib/features/invitations/actions'
import { memberActions } from '@/lib/features/members/actions'
import { openApiActions } from '@/lib/features/openapi/actions'
import { projectActions } from '@/lib/features/projects/actions'
import { resourceRoleActions } from '@/lib/features/resource-roles/actions'
import { roleActions } from '@/lib/features/roles/actions'
import { tenantActions } from '@/lib/features/tenants/actions'
import { createTenancyFeature } from '@/lib/features/tenants/feature'
import { usageActions } from '@/lib/features/usage/actions'
import { workspaceActions } from '@/lib/features/workspaces/actions'
import { access } from '@/lib/config/access'
import { billing } from '@/lib/config/billing'
import { site } from '@/lib/config/site'
import { server, type Server } from './server'

let mounted: { of: Server; pipeline: Pipeline } | undefined

/** The one pipeline, with every action of the product. Kept in this module, so that an edited action is taken up in development. */
export async function pipeline(): Promise<Pipeline> {
  const current = await server()
  if (mounted?.of !== current) mounted = { of: current, pipeline: mount(current) }
  return mounted.pipeline
}

function mount(current: Server): Pipeline {
  const { auth, env, clock, mailbox, simulator, knownHost, readiness } = current
  const actions = [
    ...auth.actions,
    ...ofTenants(current),
    ...healthActions(readiness),
    ...(mailbox ? mailboxActions(mailbox, knownHost) : []),
    ...(simulator ? simulatorActions(simulator, knownHost) : []),
    ...(env.mode === 'production' ? [] : clockActions(clock, knownHost, simulator?.tick)),
  ]
  const about = {
    title: `${site.name} API`,
    version: '1',
    description: site.description,
    url: env.APP_URL,
    accessCookie: auth.cookies.names.access,
  }
  const made = auth.mount([...actions, ...openApiActions(actions, about)])
  simulator?.connect(made.handle)
  return made
}

function ofTenants({ tenancy, stores, clock, env, provider, renderPdf }: Server): AnyAction[] {
  const { users, rateLimits } = stores
  const parts = { tenancy, users, rateLimits, clock, random: systemRandom, appUrl: env.APP_URL }
  const feature = createTenancyFeature({ ...parts, model: access })
  const paying = { ...feature, provider, currency: billing.currency }
  return [
    ...tenantActions(feature),
    ...memberActions(feature),
    ...invitationActions(feature),
    ...workspaceActions(feature),
    ...projectActions(feature, { renderPdf, brand: site.name }),
    ...resourceRoleActions(feature),
    ...roleActions(feature),
    ...accessActions(feature),
    ...billingActions(paying),
    ...adminActions({ ...paying, superAdmins: env.SUPER_ADMINS }),
    ...usageActions(feature),
  ]
}
