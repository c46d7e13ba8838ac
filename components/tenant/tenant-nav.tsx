'use client'

import { AccessGate } from '@/components/access/access-gate'
import { NavLink } from '@/components/frame/nav-link'
import { tenantPageList, tenantPath, type TenantPage } from './tenant-pages'

/** The pages that the person may use. */
export function TenantNav({ slug }: { slug: string }) {
  return tenantPageList.map((page) => {
    const line = <TenantNavLine key={page.path} slug={slug} page={page} />
    if (!page.entitlement) return line
    return (
      <AccessGate key={page.path} entitlement={page.entitlement} fallback={null}>
        {line}
      </AccessGate>
    )
  })
}

function TenantNavLine({ slug, page }: { slug: string; page: TenantPage }) {
  const { icon: Icon, name, path, above } = page
  return (
    <NavLink href={tenantPath(slug, path)} above={above?.map((part) => tenantPath(slug, part))}>
      <Icon aria-hidden="true" />
      {name}
    </NavLink>
  )
}
