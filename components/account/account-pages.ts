import { Building2, KeyRound, MonitorSmartphone, UserRound, type LucideIcon } from 'lucide-react'

export type AccountPage = { href: string; name: string; about: string; icon: LucideIcon; keywords: string[] }

/** The pages of the account, for the navigation, the command menu, the skeletons and their own headings. */
export const accountPages = {
  profile: {
    href: '/account',
    name: 'Profile',
    about: 'Your name and the address you sign in with.',
    icon: UserRound,
    keywords: ['name', 'email', 'account'],
  },
  security: {
    href: '/account/security',
    name: 'Security',
    about: 'Your password, and the end of your account should you want it.',
    icon: KeyRound,
    keywords: ['password', 'delete account'],
  },
  sessions: {
    href: '/account/sessions',
    name: 'Sessions',
    about: 'Where you are signed in. Sign out what you do not recognize, then change your password.',
    icon: MonitorSmartphone,
    keywords: ['devices', 'sign out'],
  },
  organizations: {
    href: '/account/organizations',
    name: 'Organizations',
    about: 'Where you work, and what you are there.',
    icon: Building2,
    keywords: ['teams', 'tenants', 'switch', 'restore'],
  },
} satisfies Record<string, AccountPage>
