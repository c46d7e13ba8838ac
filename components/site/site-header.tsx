import Link from 'next/link'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/ui/logo'
import { site } from '@/lib/config/site'

/** The narrow bar of pages outside. `children` are the acts at its right. */
export function SiteHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="sticky top-0 z-40 border-b bg-background">
      <div className="mx-auto flex h-14 max-w-280 items-center gap-2 px-4 md:px-6">
        <Link href="/" className="flex h-11 items-center rounded-md">
          <Wordmark />
        </Link>
        <nav aria-label="Site" className="ml-6 hidden items-center gap-5 text-muted sm:flex">
          <Link href="/pricing" className="standalone-link hover:text-foreground">
            Pricing
          </Link>
          <Link href="/docs/api" className="standalone-link hover:text-foreground">
            API reference
          </Link>
          {site.links.repository && (
            <a href={site.links.repository} className="standalone-link hover:text-foreground">
              Source
            </a>
          )}
        </nav>
        <div className="ml-auto flex items-center gap-2">{children}</div>
      </div>
    </header>
  )
}
