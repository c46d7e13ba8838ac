import type { Metadata } from 'next'
import { unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountCommands } from '@/components/account/account-commands'
import { AccountNav } from '@/components/account/account-nav'
import { accountSkeletons } from '@/components/account/skeletons'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { Navigation, PendingPage } from '@/components/frame/navigation'
import { PersonMenu } from '@/components/frame/person-menu'
import { FrameHome, PhoneTabs, SidebarFrame } from '@/components/frame/sidebar-frame'
import { Toaster } from '@/components/ui/toaster'
import { AuthProvider } from '@/lib/client/auth-provider'
import { currentProfile, requireSession, sessionLifeMs } from '@/lib/next/current'
import { runsProduct } from '@/lib/next/super-admin'

export const metadata: Metadata = { robots: { index: false } }

export default guarded(FailedScreen, AccountLayout)

async function AccountLayout({ children }: { children: ReactNode }) {
  const session = await requireSession()
  const { user } = session
  const person = { ...(await freshest(user)), isSuperAdmin: await runsProduct(user) }
  const expiresInMs = await sessionLifeMs(session)
  return (
    <AuthProvider initial={{ user, expiresInMs }}>
      <Navigation>
        <SidebarFrame
          label="Account"
          head={<FrameHome />}
          nav={<AccountNav />}
          personMenu={<PersonMenu person={person} />}
          phoneHeader={
            <PhoneTabs
              label="Account"
              nav={<AccountNav />}
              personMenu={<PersonMenu person={person} compact />}
            />
          }
        >
          <PendingPage skeletons={accountSkeletons}>{children}</PendingPage>
        </SidebarFrame>
        <AccountCommands />
      </Navigation>
      <Toaster />
    </AuthProvider>
  )
}

/** The name as just saved; with the database away the token's, so that the frame still stands around the error. */
async function freshest<Person>(user: Person) {
  try {
    return await currentProfile()
  } catch (error) {
    unstable_rethrow(error)
    return user
  }
}
