'use client'

import { Lock } from 'lucide-react'
import { NavLink } from '@/components/frame/nav-link'
import { useAccess } from '@/lib/client/use-access'
import { pageStanding } from './page-standing'
import { tenantPageList, tenantPath, type TenantPage } from './tenant-pages'

/** The pages that the person may use, and those that another plan would unlock. */
export function TenantNav({ slug }: { slug: string }) {
  const { can } = useAccess()
  return tenantPageList.map((page) => {
    const standing = page.entitlement ? pageStanding(can(page.entitlement)) : 'open'
    if (standing === 'hidden') return null
    return <TenantNavLine key={page.path} slug={slug} page={page} isLocked={standing === 'locked'} />
  })
}

function TenantNavLine({ slug, page, isLocked }: { slug: string; page: TenantPage; isLocked: boolean }) {
  const { icon: Icon, name, path, above } = page
  return (
    <NavLink href={tenantPath(slug, path)} above={above?.map((part) => tenantPath(slug, part))}>
      <Icon aria-hidden="true" />
      {name}
      {isLocked && (
        <span className="ml-auto flex [&_svg]:size-3.5">
          <Lock aria-hidden="true" />
          <span className="sr-only">needs another plan</span>
        </span>
      )}
    </NavLink>
  )
}
