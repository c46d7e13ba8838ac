'use client'

import { Ellipsis, Lock, type LucideIcon } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { useNavigation } from '@/components/frame/navigation'
import { Button, buttonVariants } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { EntitlementName, RowWithAccess } from '@/lib/client/access-context'
import { useAccess } from '@/lib/client/use-access'
import { access } from '@/lib/config/access'
import { phraseOf } from '@/lib/core/access/phrase'
import { wayForward, type Denied, type WayForward } from './way-forward'

const UpgradeDialog = dynamic(
  () => import('@/components/billing/upgrade-dialog').then((module) => module.UpgradeDialog),
  { ssr: false },
)

export type RowAct = {
  name: string
  icon: LucideIcon
  run: () => void
  /** What it needs on the row. Without it, whoever sees the row may. */
  needs?: EntitlementName
  tone?: 'danger'
}

/**
 * What can be done to a row: what one may, and what one may not with the reason and the way to whoever can. Before
 * JavaScript has come, or without it, the button leads to the row's own page, where all of it is.
 */
export function RowMenu({ row, label, href, acts }: RowMenuProps) {
  const hydrated = useHydrated()
  const { go } = useNavigation()
  // Over the page rather than in the menu, which is gone as soon as something in it is chosen.
  const [sale, setSale] = useState<{ denied: Denied; href: string; open: boolean } | null>(null)
  if (!hydrated) {
    return (
      <Link href={href} aria-label={label} className={triggerClasses}>
        <Ellipsis aria-hidden="true" />
      </Link>
    )
  }
  const follow = (way: WayForward, denied: Denied) =>
    way.isForSale ? setSale({ denied, href: way.href, open: true }) : go(way.href)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button id={menuId(row.id)} variant="ghost" size="icon" aria-label={label} className="relative">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="max-w-72 text-left">
          {acts.map((act) => (
            <ActItem key={act.name} row={row} act={act} follow={follow} />
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {sale && (
        <UpgradeDialog
          {...sale}
          onOpenChange={(open) => setSale({ ...sale, open })}
          onClosed={(event) => {
            event.preventDefault()
            document.getElementById(menuId(row.id))?.focus()
          }}
        />
      )}
    </>
  )
}

/** The button of a row's menu, for the focus to return to. */
export function menuId(rowId: string): string {
  return `menu-${rowId}`
}

function ActItem({ row, act: { name, icon: Icon, run, needs, tone }, follow }: ActItemProps) {
  const { can, tenant } = useAccess()
  const here = usePathname()
  const { allowed, reason, meta } = needs ? can(needs, row) : { allowed: true }
  if (allowed) {
    const danger = tone === 'danger' && 'text-danger [&_svg]:text-danger'
    return (
      <DropdownMenuItem onSelect={run} className={cn(danger)}>
        <Icon aria-hidden="true" />
        {name}
      </DropdownMenuItem>
    )
  }
  if (!needs) return null
  const denied = { entitlement: needs, reason, meta }
  const stander = { slug: tenant?.slug ?? null, mayBill: can('billing:manage').allowed, here }
  const way = wayForward(denied, stander)
  if (way === 'hidden') return null
  return (
    <DropdownMenuItem
      onSelect={() => way && follow(way, denied)}
      className="h-auto items-start py-1.5 whitespace-normal touch:h-auto touch:min-h-11"
    >
      <Lock aria-hidden="true" className="mt-0.5" />
      <span className="grid gap-0.5 text-muted">
        {name}
        <span className="text-sm">
          {phraseOf(access, needs, reason, meta)} {way?.hint}
        </span>
        {way && <span className="text-link text-sm">{way.label}</span>}
      </span>
    </DropdownMenuItem>
  )
}

const triggerClasses = cn(buttonVariants({ variant: 'ghost', size: 'icon' }), 'relative')

type ActItemProps = {
  row: MenuRow
  act: RowAct
  /** Takes the way out of a denial. */
  follow: (way: WayForward, denied: Denied) => void
}

type MenuRow = RowWithAccess & { id: string }

type RowMenuProps = {
  row: MenuRow
  /** "What can be done with NAME". */
  label: string
  href: string
  acts: readonly RowAct[]
}
