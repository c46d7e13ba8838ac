import type { ReactNode } from 'react'
import { PhoneSheet } from '@/components/frame/phone-sheet'
import { PersonMenu } from '@/components/frame/person-menu'
import { SidebarFrame } from '@/components/frame/sidebar-frame'
import { CommandButton } from '@/components/ui/command-launcher'
import { TenantMark } from './tenant-mark'
import { TenantNav } from './tenant-nav'
import { tenantPath } from './tenant-pages'
import { TenantSwitcher, type TenantSwitcherProps } from './tenant-switcher'

/** The frame of an organization: its switcher, its pages and the person's menu; on a phone a sheet holds them. */
export function TenantFrame({ current, tenants, person, banner, children }: TenantFrameProps) {
  const switcher = <TenantSwitcher current={current} tenants={tenants} />
  const nav = <TenantNav slug={current.slug} />
  return (
    <SidebarFrame
      label={current.name}
      banner={banner}
      head={switcher}
      nav={nav}
      personMenu={<PersonMenu person={person} />}
      phoneHeader={
        <div className="flex h-14 items-center gap-1 px-2">
          <PhoneSheet label="Navigation">
            {switcher}
            <nav aria-label={current.name} className="grid gap-0.5">
              {nav}
            </nav>
          </PhoneSheet>
          <a
            href={tenantPath(current.slug)}
            className="mr-auto flex h-11 min-w-0 items-center gap-2 rounded-md px-1 text-lg font-medium"
          >
            <TenantMark name={current.name} size="sm" />
            <span className="truncate">{current.name}</span>
          </a>
          <CommandButton />
          <PersonMenu person={person} compact />
        </div>
      }
    >
      {children}
    </SidebarFrame>
  )
}

type TenantFrameProps = TenantSwitcherProps & {
  person: { name: string; email: string; isSuperAdmin: boolean }
  /** Above the page, where there is something that can't wait. */
  banner?: ReactNode
  children: ReactNode
}
