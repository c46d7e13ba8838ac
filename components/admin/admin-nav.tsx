import { NavLink } from '@/components/frame/nav-link'
import { adminPages } from './admin-pages'

export function AdminNav() {
  return Object.values(adminPages).map(({ href, name, icon: Icon }) => (
    <NavLink key={href} href={href}>
      <Icon aria-hidden="true" />
      {name}
    </NavLink>
  ))
}
