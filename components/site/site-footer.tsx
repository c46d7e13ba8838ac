import Link from 'next/link'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { site } from '@/lib/config/site'
import { footerLinks } from './footer-links'

export function SiteFooter() {
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-280 flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-8 text-sm text-muted md:px-6">
        <p>
          {site.company}. {site.legalLine}
        </p>
        <nav aria-label="Footer" className="flex flex-wrap items-center gap-x-5">
          {footerLinks().map(({ href, name }) => (
            <Link key={href} href={href} className="standalone-link hover:text-foreground">
              {name}
            </Link>
          ))}
        </nav>
        <ThemeToggle />
      </div>
    </footer>
  )
}
