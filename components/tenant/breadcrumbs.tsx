import { ChevronRight } from 'lucide-react'
import Link from 'next/link'

export type Crumb = { name: string; href: string }

/** The way from the organization to this page; `here` is the page itself. */
export function Breadcrumbs({ trail, here }: { trail: readonly Crumb[]; here: string }) {
  return (
    <nav aria-label="Breadcrumb" className="-my-1 md:-mt-4">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-muted">
        {trail.map(({ name, href }) => (
          <li key={href} className="flex min-w-0 items-center gap-1">
            <Link href={href} className="standalone-link max-w-48 truncate hover:text-foreground">
              {name}
            </Link>
            <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
          </li>
        ))}
        <li aria-current="page" className="max-w-64 truncate text-foreground">
          {here}
        </li>
      </ol>
    </nav>
  )
}
