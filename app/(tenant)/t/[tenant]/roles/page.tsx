import { Plus, ShieldPlus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { may } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import type { Role } from '@/components/roles/role'
import { RoleTable } from '@/components/roles/role-table'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list/list-search'
import { listView } from '@/components/ui/list/list-view'
import { NothingFound } from '@/components/ui/list/nothing-found'
import { Pager } from '@/components/ui/list/pager'
import { readList, type ListPage } from '@/components/ui/list/read-list'
import { PageHeader } from '@/components/ui/page-header'
import { requireTenant } from '@/lib/next/current'

export const metadata: Metadata = { title: 'Roles' }

export default guarded(FailedTenantPage, RolesPage)

const orders = { createdAt: 'Built-in first', title: 'Name', '-title': 'Name, Z to A' }

async function RolesPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { slug, name } = await requireTenant((await params).tenant)
  if (!(await may('roles:manage'))) return <NoAccess entitlement="roles:manage" page="Roles" />
  const query = await searchParams
  const path = tenantPath(slug, tenantPages.roles.path)
  const view = listView(query, ['createdAt', 'title', '-title'])
  const { items, nextCursor } = await readList<ListPage<Role>>('listRoles', { path, view })
  const isWhole = !view.q && view.cursor === null && nextCursor === null
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name, href: tenantPath(slug) }]} here={tenantPages.roles.name} />
      <PageHeader title={tenantPages.roles.name} action={<CreateRole path={path} />}>
        {tenantPages.roles.about}
      </PageHeader>
      {queryValue(query.notice) === 'deleted' && <Alert tone="positive">The role was deleted.</Alert>}
      <div className="@container grid grid-cols-1 gap-4">
        <ListSearch path={path} view={view} label="Find a role" orders={orders} />
        {items.length > 0 ? (
          <RoleTable path={path} view={view} roles={items} slug={slug} />
        ) : (
          <NothingFound
            path={path}
            view={view}
            what="role"
            hint="Roles are found by their name and by their slug."
          />
        )}
        <Pager path={path} view={view} nextCursor={nextCursor} />
      </div>
      {isWhole && items.every(({ builtIn }) => builtIn) && (
        <EmptyState icon={ShieldPlus} title="No roles of your own yet" action={<CreateRole path={path} />}>
          A role of your own grants exactly what you choose, down to rows that people made themselves.
        </EmptyState>
      )}
    </div>
  )
}

function CreateRole({ path }: { path: string }) {
  return (
    <Link href={`${path}/new`} className={buttonVariants({ variant: 'primary' })}>
      <Plus aria-hidden="true" />
      Create role
    </Link>
  )
}
