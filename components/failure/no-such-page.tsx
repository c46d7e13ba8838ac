import Link from 'next/link'
import { SiteHeader } from '@/components/site/site-header'
import { buttonVariants } from '@/components/ui/button'

/** An address that leads nowhere. */
export function NoSuchPage() {
  return (
    <>
      <SiteHeader />
      <main id="main" className="mx-auto grid max-w-140 justify-items-start gap-1 px-4 py-24">
        <p className="font-mono text-sm text-muted">404</p>
        <h1 className="text-2xl font-semibold">This page does not exist</h1>
        <p className="text-muted">The address may be mistyped, or the page may have moved.</p>
        <div className="mt-5 flex flex-wrap gap-2">
          <Link href="/" className={buttonVariants({ variant: 'primary' })}>
            Go to the start
          </Link>
          <Link href="/account" className={buttonVariants()}>
            Your account
          </Link>
        </div>
      </main>
    </>
  )
}
