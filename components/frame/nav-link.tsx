'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { FrameLink } from './frame-link'
import { useNavigation } from './navigation'

/** A line of a frame's navigation; the page one is on, or going to, is marked for eye and screen reader. */
export function NavLink({ href, above = [], children }: NavLinkProps) {
  const path = usePathname()
  const { pending } = useNavigation()
  const here = pending ?? path
  const isAbove = above.some((part) => here.startsWith(`${part}/`))
  return (
    <FrameLink
      href={href}
      aria-current={here === href ? 'page' : isAbove || undefined}
      className="flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2.5 text-base text-muted transition-colors hover:bg-hover hover:text-foreground aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-foreground touch:h-11 [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {children}
    </FrameLink>
  )
}

type NavLinkProps = {
  href: string
  /** Paths whose pages below belong to this line as well. */
  above?: readonly string[]
  children: ReactNode
}
