'use client'

import { CircleArrowUp, Building2, LogOut, Plus, Rows3, UserPlus, UserRound } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useState } from 'react'
import { useNavigation } from '@/components/frame/navigation'
import type { CommandGroup, CommandItem } from '@/components/ui/command'
import { CommandLauncher } from '@/components/ui/command-launcher'
import { themes } from '@/components/ui/theme-toggle'
import { toast } from '@/components/ui/toaster'
import { useAccess } from '@/lib/client/use-access'
import { useAuth } from '@/lib/client/use-auth'
import { roleTitle } from './role-title'
import { pageStanding } from './page-standing'
import { projectIcon, tenantPageList, tenantPath } from './tenant-pages'
import type { TenantChoice, TenantSwitcherProps } from './tenant-switcher'
import { useProjectSearch } from './use-project-search'

/** What ⌘K knows in an organization: its pages, its projects, the other organizations, and what can be done. */
export function TenantCommands({ current, tenants }: TenantSwitcherProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const groups: CommandGroup[] = [
    { heading: 'Pages', items: usePages(current) },
    { heading: 'Projects', items: useProjects(current, typed) },
    { heading: 'Acts', items: useActs(current) },
    { heading: 'Organizations', items: othersOf(current, tenants) },
    { heading: 'Theme', items: useThemes() },
  ]
  return <CommandLauncher groups={groups.filter(({ items }) => items.length > 0)} onSearch={setTyped} />
}

function usePages({ slug }: TenantChoice): CommandItem[] {
  const { go } = useNavigation()
  const { can } = useAccess()
  return tenantPageList.flatMap(({ name, keywords, icon, path, entitlement }) => {
    const standing = entitlement ? pageStanding(can(entitlement)) : 'open'
    if (standing === 'hidden') return []
    const hint = standing === 'locked' ? 'Needs another plan' : undefined
    return { ...{ name, keywords, icon, hint }, run: () => go(tenantPath(slug, path)) }
  })
}

function useProjects({ slug }: TenantChoice, typed: string | null): CommandItem[] {
  const { go } = useNavigation()
  return useProjectSearch(typed).map(({ id, name }) => ({
    ...{ id, name, icon: projectIcon },
    run: () => go(tenantPath(slug, `/projects/${id}`)),
  }))
}

function useActs({ slug }: TenantChoice): CommandItem[] {
  const { go } = useNavigation()
  const { can } = useAccess()
  const { signOut } = useAuth()
  const failed = () => toast('error', 'Signing out did not work. Check your connection and try again.')
  const invite: CommandItem = {
    name: 'Invite people',
    keywords: ['members', 'team'],
    icon: UserPlus,
    run: () => go(tenantPath(slug, '/team?invite=1')),
  }
  const change: CommandItem = {
    name: 'Change plan',
    keywords: ['upgrade', 'downgrade', 'billing', 'add-ons'],
    icon: CircleArrowUp,
    run: () => go(tenantPath(slug, '/billing#plans')),
  }
  return [
    ...(can('members:invite').allowed ? [invite] : []),
    ...(can('billing:manage').allowed ? [change] : []),
    { name: 'Create organization', keywords: ['new', 'tenant'], icon: Plus, run: () => open('/onboarding') },
    { name: 'Your account', keywords: ['profile', 'password'], icon: UserRound, run: () => open('/account') },
    { name: 'Sign out', keywords: ['log out'], icon: LogOut, run: () => void signOut().catch(failed) },
  ]
}

function othersOf(current: TenantChoice, tenants: readonly TenantChoice[]): CommandItem[] {
  const others = tenants.filter(({ id }) => id !== current.id)
  return [
    ...others.map(({ id, slug, name, role }) => ({
      ...{ id, name, hint: roleTitle(role), keywords: [slug, 'switch'], icon: Building2 },
      run: () => open(tenantPath(slug)),
    })),
    { name: 'All organizations', icon: Rows3, run: () => open('/account/organizations') },
  ]
}

function useThemes(): CommandItem[] {
  const { setTheme } = useTheme()
  return themes.map(({ value, label, icon }) => ({
    name: `${label} theme`,
    keywords: ['appearance', 'color'],
    icon,
    run: () => setTheme(value),
  }))
}

/** A new document, since the frame is another. */
function open(path: string): void {
  window.location.assign(path)
}
