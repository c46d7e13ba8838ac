import Link from 'next/link'
import { cn } from '@/components/ui/cn'

/** Pages that belong together, as tabs whose addresses are their own. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  return (
    <nav aria-label={label} className="flex gap-1 border-b">
      {tabs.map(({ href, name, isCurrent }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-9 items-center border-b-2 px-2.5 transition-colors hover:text-foreground focus-visible:-outline-offset-2 touch:h-11',
            isCurrent ? 'border-accent text-foreground' : 'border-transparent text-muted',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

type PageTab = { href: string; name: string; isCurrent: boolean }
