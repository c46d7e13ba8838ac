'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** A line of a frame's navigation; the page one is on is marked for eye and screen reader. */
export function NavLink({
  href,
  children,
  className,
}: {
  href: string
  children: ReactNode
  className?: string
}) {
  const current = usePathname() === href
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2.5 text-base text-muted transition-colors hover:bg-hover hover:text-foreground aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-foreground touch:h-11 [&_svg]:size-4 [&_svg]:shrink-0',
        className,
      )}
    >
      {children}
    </Link>
  )
}
