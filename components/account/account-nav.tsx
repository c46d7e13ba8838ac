import { NavLink } from '@/components/frame/nav-link'
import { accountPages } from './account-pages'

export function AccountNav() {
  return Object.values(accountPages).map(({ href, name, icon: Icon }) => (
    <NavLink key={href} href={href}>
      <Icon aria-hidden="true" />
      {name}
    </NavLink>
  ))
}
