'use client'

import { BookOpen, DoorOpen, House, KeyRound, LogOut, MonitorX, Trash2 } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useNavigation } from '@/components/frame/navigation'
import type { CommandGroup } from '@/components/ui/command'
import { CommandLauncher } from '@/components/ui/command-launcher'
import { themes } from '@/components/ui/theme-toggle'
import { toast } from '@/components/ui/toaster'
import { useAuth } from '@/lib/client/use-auth'
import { accountPages } from './account-pages'

/** What ⌘K knows on account pages. */
export function AccountCommands() {
  const { go } = useNavigation()
  const { signOut } = useAuth()
  const { setTheme } = useTheme()
  const open = (href: string) => () => go(href)
  const leave = () =>
    void signOut().catch(() =>
      toast('error', 'Signing out did not work. Check your connection and try again.'),
    )

  const groups: CommandGroup[] = [
    {
      heading: 'Pages',
      items: [
        ...Object.values(accountPages).map(({ href, ...page }) => ({ ...page, run: open(href) })),
        { name: 'Your organization', keywords: ['back', 'start'], icon: DoorOpen, run: open('/start') },
        { name: 'API reference', keywords: ['docs', 'openapi'], icon: BookOpen, run: open('/docs/api') },
        { name: 'Home', keywords: ['landing', 'start'], icon: House, run: open('/') },
      ],
    },
    {
      heading: 'Acts',
      items: [
        { name: 'Change password', icon: KeyRound, run: open('/account/security#change-password') },
        { name: 'Sign out other devices', icon: MonitorX, run: open('/account/sessions') },
        { name: 'Delete account', icon: Trash2, run: open('/account/security#delete-account') },
        { name: 'Sign out', keywords: ['log out'], icon: LogOut, run: leave },
      ],
    },
    {
      heading: 'Theme',
      items: themes.map(({ value, label, icon }) => ({
        name: `${label} theme`,
        keywords: ['appearance', 'color'],
        icon,
        run: () => setTheme(value),
      })),
    },
  ]
  return <CommandLauncher groups={groups} />
}
