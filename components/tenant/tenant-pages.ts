import {
  Boxes,
  CreditCard,
  FolderKanban,
  Gauge,
  LayoutDashboard,
  Settings,
  ShieldCheck,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import type { EntitlementName } from '@/lib/client/access-context'

export type TenantPage = {
  /** Below `/t/:slug`; empty for the overview. */
  path: string
  name: string
  about: string
  icon: LucideIcon
  keywords: string[]
  /** Who may not do this gets no link. Without one, every member may open it. */
  entitlement?: EntitlementName
  /** Further paths whose pages belong to it. */
  above?: string[]
}

/** The pages of a tenant in the order of its navigation; the command menu, the skeletons and their headings read it too. */
export const tenantPages = {
  overview: {
    path: '',
    name: 'Overview',
    about: 'What there is, and what is new.',
    icon: LayoutDashboard,
    keywords: ['home', 'dashboard', 'start'],
  },
  workspaces: {
    path: '/workspaces',
    name: 'Workspaces',
    about: 'Where projects live. Whoever has a role on a workspace has one on its projects.',
    icon: Boxes,
    keywords: ['projects', 'folders'],
    above: ['/workspaces', '/projects'],
  },
  team: {
    path: '/team',
    name: 'Team',
    about: 'Who is in this organization, with which role, and who is invited.',
    icon: UsersRound,
    keywords: ['members', 'people', 'invite', 'invitations', 'explain access'],
    above: ['/team', '/access'],
  },
  roles: {
    path: '/roles',
    name: 'Roles',
    about: 'What each role may do, and roles of your own.',
    icon: ShieldCheck,
    keywords: ['permissions', 'access', 'rights'],
    entitlement: 'roles:manage',
    above: ['/roles'],
  },
  billing: {
    path: '/billing',
    name: 'Billing',
    about: 'The plan of this organization, what it costs and its invoices.',
    icon: CreditCard,
    keywords: ['plan', 'upgrade', 'invoices', 'payment', 'card', 'cancel', 'add-ons'],
    entitlement: 'billing:manage',
  },
  usage: {
    path: '/usage',
    name: 'Usage',
    about: 'How much of each limit is used, and when it resets.',
    icon: Gauge,
    keywords: ['limits', 'quota', 'meters', 'consumption'],
  },
  settings: {
    path: '/settings',
    name: 'Settings',
    about: 'The name and address of this organization, and the ways out of it.',
    icon: Settings,
    keywords: ['rename', 'slug', 'leave', 'delete', 'transfer'],
  },
} satisfies Record<string, TenantPage>

/** Pages below those, without a line in the navigation. */
export const innerPages = {
  projects: {
    path: '/projects',
    name: 'All projects',
    about: 'Every project that you can see, whichever workspace it is in.',
  },
  explain: {
    path: '/access',
    name: 'Explain access',
    about: 'Why somebody may or may not do something, step by step, and who could change that.',
  },
  viewAsRole: { path: '/access/roles', name: 'View as role' },
}

export const tenantPageList: readonly TenantPage[] = Object.values(tenantPages)

/** The address of a page of a tenant, or of anything below it. */
export function tenantPath(slug: string, path = ''): string {
  return `/t/${slug}${path}`
}

export const projectIcon = FolderKanban
