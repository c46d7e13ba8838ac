'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Denied, WayForward } from './way-forward'

// What it takes to sell something is fetched when somebody wants to buy.
const UpgradeDialog = dynamic(
  () => import('@/components/billing/upgrade-dialog').then((module) => module.UpgradeDialog),
  { ssr: false },
)

/**
 * The way out of a denial. What the person can buy opens over the page that they are on; in a new tab, and without
 * JavaScript, the link leads to the billing page.
 */
export function WayLink({ way, denied, className }: WayLinkProps) {
  const [open, setOpen] = useState<boolean | null>(null)
  return (
    <>
      <a
        href={way.href}
        className={className}
        onClick={(event) => {
          if (!way.isForSale || event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {way.label}
      </a>
      {open !== null && <UpgradeDialog denied={denied} href={way.href} open={open} onOpenChange={setOpen} />}
    </>
  )
}

type WayLinkProps = { way: WayForward; denied: Denied; className?: string }
