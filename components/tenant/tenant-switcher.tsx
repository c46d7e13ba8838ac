'use client'

import { ChevronsUpDown, Plus, Rows3 } from 'lucide-react'
import Link from 'next/link'
import dynamic from 'next/dynamic'
import { Popover } from 'radix-ui'
import { Badge } from '@/components/ui/badge'
import { menuItemClasses } from '@/components/ui/dropdown-menu'
import { useHydrated } from '@/components/ui/use-hydrated'
import { planTitle } from '@/components/billing/offer'
import { useAccess } from '@/lib/client/use-access'
import { roleTitle } from './role-title'
import { TenantMark } from './tenant-mark'
import { tenantPath } from './tenant-pages'

export type TenantChoice = { id: string; slug: string; name: string; role: string }

export type TenantSwitcherProps = { current: TenantChoice; tenants: readonly TenantChoice[] }

// With its search it is heavier than the rest of the frame: fetched when it is first opened.
const TenantList = dynamic(() => import('./tenant-list').then((module) => module.TenantList), { ssr: false })

/** The organization one is in, and the way to the others. Without JavaScript it opens in place. */
export function TenantSwitcher({ current, tenants }: TenantSwitcherProps) {
  const hydrated = useHydrated()
  const label = <SwitcherLabel {...current} />
  if (!hydrated) return <SwitcherInPlace label={label} current={current} tenants={tenants} />
  return (
    <Popover.Root>
      <Popover.Trigger className={triggerClasses}>{label}</Popover.Trigger>
      {/* Drawn where it stands rather than at the end of the page, so that it belongs to the landmark of its trigger. */}
      <Popover.Content
        align="start"
        sideOffset={6}
        collisionPadding={8}
        aria-label="Organizations"
        className="z-50 min-h-24 w-72 max-w-[calc(100vw-2rem)] overflow-hidden rounded-lg border bg-raised shadow-float duration-120 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0"
      >
        <TenantList current={current} tenants={tenants} />
      </Popover.Content>
    </Popover.Root>
  )
}

function SwitcherInPlace({ label, tenants }: TenantSwitcherProps & { label: React.ReactNode }) {
  return (
    <details className="relative">
      <summary className={triggerClasses}>{label}</summary>
      <div className="absolute top-full left-0 z-30 mt-1.5 grid w-72 rounded-lg border bg-raised p-1 shadow-float">
        {tenants.map(({ id, slug, name }) => (
          <a key={id} href={tenantPath(slug)} className={menuItemClasses}>
            <TenantMark name={name} size="sm" />
            <span className="truncate">{name}</span>
          </a>
        ))}
        <a href="/onboarding" className={menuItemClasses}>
          <Plus aria-hidden="true" />
          Create organization
        </a>
        <Link href="/account/organizations" className={menuItemClasses}>
          <Rows3 aria-hidden="true" />
          All organizations
        </Link>
      </div>
    </details>
  )
}

function SwitcherLabel({ name, role }: TenantChoice) {
  const { plan } = useAccess()
  return (
    <>
      <TenantMark name={name} />
      <span className="grid min-w-0 flex-1 justify-items-start text-left">
        <span className="w-full truncate font-medium">{name}</span>
        <span className="flex max-w-full gap-1">
          <Badge className="h-4">{roleTitle(role)}</Badge>
          {plan !== null && (
            <Badge tone="accent" className="h-4">
              <span className="sr-only">, plan </span>
              {planTitle(plan)}
            </Badge>
          )}
        </span>
      </span>
      <span className="sr-only">Switch organization</span>
      <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </>
  )
}

const triggerClasses =
  'flex min-h-11 w-full items-center gap-2.5 rounded-md p-1.5 text-base transition-colors hover:bg-hover data-[state=open]:bg-hover'
