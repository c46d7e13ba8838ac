import { KeyRound, MonitorSmartphone, UserRound } from 'lucide-react'
import { NavLink } from '@/components/frame/nav-link'

export function AccountNav() {
  return accountPages.map(({ href, name, icon: Icon }) => (
    <NavLink key={href} href={href}>
      <Icon aria-hidden="true" />
      {name}
    </NavLink>
  ))
}

export const accountPages = [
  { href: '/account', name: 'Profile', icon: UserRound, keywords: ['name', 'email', 'account'] },
  { href: '/account/security', name: 'Security', icon: KeyRound, keywords: ['password', 'delete account'] },
  { href: '/account/sessions', name: 'Sessions', icon: MonitorSmartphone, keywords: ['devices', 'sign out'] },
]
