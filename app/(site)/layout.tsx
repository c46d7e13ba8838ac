import Link from 'next/link'
import type { ReactNode } from 'react'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { buttonVariants } from '@/components/ui/button'
import { currentSession } from '@/lib/next/current'

export default guarded(FailedScreen, SiteLayout)

async function SiteLayout({ children }: { children: ReactNode }) {
  const session = await currentSession()
  return (
    <>
      <SiteHeader>
        {session ? (
          <Link href="/account" className={buttonVariants({ variant: 'primary', size: 'sm' })}>
            Open your account
          </Link>
        ) : (
          <>
            <Link href="/sign-in" className={buttonVariants({ variant: 'ghost', size: 'sm' })}>
              Sign in
            </Link>
            <Link href="/sign-up" className={buttonVariants({ variant: 'primary', size: 'sm' })}>
              Create account
            </Link>
          </>
        )}
      </SiteHeader>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
