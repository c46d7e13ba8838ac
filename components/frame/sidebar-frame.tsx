import Link from 'next/link'
import type { ReactNode } from 'react'
import { CommandButton } from '@/components/ui/command-launcher'
import { Wordmark } from '@/components/ui/logo'

/**
 * The frame of signed-in pages: a bar of 240 px at the left with the navigation and the person's menu. On a phone the
 * header takes its place.
 */
export function SidebarFrame(props: SidebarFrameProps) {
  const { label, head, nav, personMenu, phoneHeader, banner, children } = props
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[240px_minmax(0,1fr)]">
      <aside className="sticky top-0 z-30 hidden h-dvh flex-col gap-4 border-r bg-subtle/60 p-3 md:flex">
        {head}
        <CommandButton />
        <nav aria-label={label} className="grid gap-0.5">
          {nav}
        </nav>
        <div className="mt-auto">{personMenu}</div>
      </aside>
      <header className="sticky top-0 z-40 border-b bg-background md:hidden">{phoneHeader}</header>
      <div className="min-w-0">
        {banner}
        <main id="main" tabIndex={-1} className="w-full max-w-280 px-4 py-6 outline-none md:px-10 md:py-10">
          {children}
        </main>
      </div>
    </div>
  )
}

/** The name of the product, at the head of a frame that has no other. */
export function FrameHome() {
  return (
    <Link href="/" className="flex h-9 items-center rounded-md px-1.5 touch:h-11">
      <Wordmark />
    </Link>
  )
}

/** A header for a phone whose navigation is short: as tabs below it. */
export function PhoneTabs({
  label,
  nav,
  personMenu,
}: Pick<SidebarFrameProps, 'label' | 'nav' | 'personMenu'>) {
  return (
    <>
      <div className="flex h-14 items-center gap-1 pr-2 pl-2.5">
        <span className="mr-auto">
          <FrameHome />
        </span>
        <CommandButton />
        {personMenu}
      </div>
      <nav aria-label={label} className="flex overflow-x-auto px-2 pb-1.5 [&_svg]:hidden">
        {nav}
      </nav>
    </>
  )
}

type SidebarFrameProps = {
  /** Names the navigation for screen readers: "Account". */
  label: string
  /** What stands above the navigation. */
  head: ReactNode
  nav: ReactNode
  personMenu: ReactNode
  phoneHeader: ReactNode
  /** Above the page, over its whole width. */
  banner?: ReactNode
  children: ReactNode
}
