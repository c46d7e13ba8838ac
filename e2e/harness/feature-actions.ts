import type { AnyAction } from '@/lib/core/action/action'
import type { BillingProvider } from '@/lib/core/billing/provider'
import type { ApiSite } from '@/lib/core/action/openapi'
import { accessActions } from '@/lib/features/access/actions'
import { adminActions } from '@/lib/features/admin/actions'
import { billingActions } from '@/lib/features/billing/actions'
import { simulatorActions } from '@/lib/features/dev/billing-actions'
import { clockActions, mailboxActions } from '@/lib/features/dev/actions'
import { healthActions } from '@/lib/features/health/actions'
import { invitationActions } from '@/lib/features/invitations/actions'
import { memberActions } from '@/lib/features/members/actions'
import { openApiActions } from '@/lib/features/openapi/actions'
import { projectActions } from '@/lib/features/projects/actions'
import { resourceRoleActions } from '@/lib/features/resource-roles/actions'
import { roleActions } from '@/lib/features/roles/actions'
import { tenantActions } from '@/lib/features/tenants/actions'
import type { TenancyFeature } from '@/lib/features/tenants/feature'
import { usageActions } from '@/lib/features/usage/actions'
import type { RenderPdf } from '@/lib/core/documents/pdf'
import type { Simulator } from '@/lib/providers/billing/simulator/create-simulator'
import { workspaceActions } from '@/lib/features/workspaces/actions'
import type { FakeClock } from './fake-time'

export const testSite: ApiSite = {
  title: 'Test API',
  version: '1',
  description: 'Of the tests.',
  url: 'https://app.example.com',
  accessCookie: '__Host-sid',
}

/** Paper costs time, and is no subject of these tests. */
export const blankPaper: RenderPdf = async () => new TextEncoder().encode('%PDF-1.7')

/** The actions of lib/features by the name of the function that makes them. A test finds the one that is left out. */
export function featureActions(
  clock: FakeClock,
  authActions: readonly AnyAction[],
  feature: TenancyFeature,
  simulator: Simulator,
  provider: BillingProvider | null,
): Record<string, AnyAction[]> {
  const started = clock.now()
  const movable = {
    now: clock.now,
    advance: async (ms: number) => clock.advance(ms),
    offsetMs: () => clock.now() - started,
  }
  const paying = { ...feature, provider, currency: 'usd' }
  const features = {
    healthActions: healthActions(async () => ({
      accepting: true,
      database: true,
      migrations: true,
      feed: true,
    })),
    mailboxActions: mailboxActions({ list: async () => [] }, () => true),
    clockActions: clockActions(movable, () => true, simulator.tick),
    simulatorActions: simulatorActions(simulator, () => true),
    tenantActions: tenantActions(feature),
    memberActions: memberActions(feature),
    invitationActions: invitationActions(feature),
    workspaceActions: workspaceActions(feature),
    projectActions: projectActions(feature, { brand: 'Test', renderPdf: blankPaper }),
    resourceRoleActions: resourceRoleActions(feature),
    roleActions: roleActions(feature),
    accessActions: accessActions(feature),
    billingActions: billingActions(paying),
    adminActions: adminActions({ ...paying, superAdmins: ['ada@example.com'] }),
    usageActions: usageActions(feature),
  }
  return {
    ...features,
    openApiActions: openApiActions([...authActions, ...Object.values(features).flat()], testSite),
  }
}
