import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PaymentBanner } from '@/components/billing/payment-banner'
import { readTrouble } from '@/components/billing/read-billing'
import { guarded } from '@/components/failure/guarded'
import { Navigation, PendingPage } from '@/components/frame/navigation'
import { FailedTenant } from '@/components/tenant/failed-tenant'
import { tenantSkeletons } from '@/components/tenant/skeletons'
import { TenantCommands } from '@/components/tenant/tenant-commands'
import { TenantFrame } from '@/components/tenant/tenant-frame'
import { TenantOver } from '@/components/tenant/tenant-over'
import { Toaster } from '@/components/ui/toaster'
import { AccessProvider } from '@/lib/client/access-provider'
import { AuthProvider } from '@/lib/client/auth-provider'
import { accessOf, currentTenants, requireSession, requireTenant, sessionLifeMs } from '@/lib/next/current'
import { runsProduct } from '@/lib/next/super-admin'

export const metadata: Metadata = { robots: { index: false } }

export default guarded(FailedTenant, TenantLayout)

async function TenantLayout({
  params,
  children,
}: {
  params: Promise<{ tenant: string }>
  children: ReactNode
}) {
  const session = await requireSession()
  const tenant = await requireTenant((await params).tenant)
  const [{ set }, { tenants }, expiresInMs, trouble, isSuperAdmin] = await Promise.all([
    accessOf(),
    currentTenants(),
    sessionLifeMs(session),
    readTrouble(),
    runsProduct(session.user),
  ])
  const { id, slug, name } = tenant
  return (
    <AuthProvider initial={{ user: session.user, expiresInMs }}>
      <AccessProvider
        key={`${id}/${slug}`}
        tenant={{ id, slug }}
        initial={set}
        over={<TenantOver name={name} />}
      >
        <Navigation>
          <TenantFrame
            current={tenant}
            tenants={tenants}
            person={{ ...session.user, isSuperAdmin }}
            banner={trouble && <PaymentBanner slug={slug} trouble={trouble} />}
          >
            <PendingPage skeletons={tenantSkeletons(tenant)}>{children}</PendingPage>
          </TenantFrame>
          <TenantCommands current={tenant} tenants={tenants} />
        </Navigation>
        <Toaster />
      </AccessProvider>
    </AuthProvider>
  )
}
