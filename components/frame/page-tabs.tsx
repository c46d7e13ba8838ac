import { FrameLink } from './frame-link'

/** The pages that one thing has, as links beside one another; `here` is the address of this one. */
export function PageTabs({ label, here, tabs }: PageTabsProps) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-b">
      {tabs.map(({ name, href }) => (
        <FrameLink
          key={href}
          href={href}
          aria-current={href === here ? 'page' : undefined}
          className="-mb-px flex h-9 shrink-0 items-center border-b-2 border-transparent px-2.5 text-base text-muted transition-colors hover:text-foreground focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-foreground touch:h-11"
        >
          {name}
        </FrameLink>
      ))}
    </nav>
  )
}

type PageTabsProps = { label: string; here: string; tabs: readonly { name: string; href: string }[] }
