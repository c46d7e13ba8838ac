import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AccountCommands } from '@/components/account/account-commands'
import { AdminNav } from '@/components/admin/admin-nav'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { Navigation } from '@/components/frame/navigation'
import { PersonMenu } from '@/components/frame/person-menu'
import { FrameHome, PhoneTabs, SidebarFrame } from '@/components/frame/sidebar-frame'
import { Toaster } from '@/components/ui/toaster'
import { AuthProvider } from '@/lib/client/auth-provider'
import { sessionLifeMs } from '@/lib/next/current'
import { requireSuperAdmin } from '@/lib/next/super-admin'

export const metadata: Metadata = { robots: { index: false } }

export default guarded(FailedScreen, AdminLayout)

/** For those who run the product. */
async function AdminLayout({ children }: { children: ReactNode }) {
  const session = await requireSuperAdmin()
  const { user } = session
  const person = { ...user, isSuperAdmin: true }
  const expiresInMs = await sessionLifeMs(session)
  return (
    <AuthProvider initial={{ user, expiresInMs }}>
      <Navigation>
        <SidebarFrame
          label="Administration"
          head={<FrameHome />}
          nav={<AdminNav />}
          personMenu={<PersonMenu person={person} />}
          phoneHeader={
            <PhoneTabs
              label="Administration"
              nav={<AdminNav />}
              personMenu={<PersonMenu person={person} compact />}
            />
          }
        >
          {children}
        </SidebarFrame>
        <AccountCommands />
      </Navigation>
      <Toaster />
    </AuthProvider>
  )
}
