import { ScanEye } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { may } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { guarded } from '@/components/failure/guarded'
import { DeleteRole } from '@/components/roles/delete-role'
import { RestoreRole } from '@/components/roles/restore-role'
import type { Role } from '@/components/roles/role'
import { RoleEditor } from '@/components/roles/role-editor'
import { grantableRoles, isOwnerRole } from '@/components/team/grantable-roles'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { access } from '@/lib/config/access'
import { readAction, requireTenant } from '@/lib/next/current'
import { allRoles, ownRoles } from '../../team/read-team'
import { deleteRole, restoreRole, saveRole } from '../actions'

export const metadata: Metadata = { title: 'Edit a role' }

export default guarded(FailedTenantPage, RolePage)

async function RolePage({
  params,
  searchParams,
}: PageQuery & { params: Promise<{ tenant: string; role: string }> }) {
  const { tenant, role: encoded } = await params
  const { slug, name } = await requireTenant(tenant)
  if (!(await may('roles:manage'))) return <NoAccess entitlement="roles:manage" page="Roles" />
  const role = await readAction<Role>('readRole', { slug: wordOf(encoded) })
  const isOwners = isOwnerRole(access, role)
  const notice = queryValue((await searchParams).notice)
  const trail = [
    { name, href: tenantPath(slug) },
    { name: tenantPages.roles.name, href: tenantPath(slug, tenantPages.roles.path) },
  ]
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={trail} here={role.title} />
      <PageHeader title={role.title} action={<RoleActs slug={slug} role={role} />}>
        {aboutWords(role)}
      </PageHeader>
      {notice === 'created' && (
        <Alert tone="positive">
          The role was created.{' '}
          <Link href={tenantPath(slug, '/team')} className="text-link">
            Give it to somebody
          </Link>{' '}
          on the team page.
        </Alert>
      )}
      {role.changed && (
        <p>
          <Badge tone="warning">Changed</Badge> This organization made it grant something else than it came
          with.
        </p>
      )}
      {isOwners ? (
        <Alert title="What an owner may do can’t be changed">
          Somebody must be able to do it all. Give people a role with less instead.
        </Alert>
      ) : (
        <RoleEditor key={role.slug} role={role} tenant={slug} save={saveRole} />
      )}
    </div>
  )
}

async function RoleActs({ slug, role }: { slug: string; role: Role }) {
  const canBeViewed = role.type === access.tenantType
  const query = new URLSearchParams({ role: role.slug })
  return (
    <div className="flex flex-wrap gap-2">
      {canBeViewed && (
        <Link href={tenantPath(slug, `/access/roles?${query}`)} className={buttonVariants()}>
          <ScanEye aria-hidden="true" />
          View as {role.title}
        </Link>
      )}
      {role.builtIn ? (
        <RestoreRole role={role} restore={restoreRole} />
      ) : (
        <DeleteRole role={role} tenant={slug} others={await successors(role)} remove={deleteRole} />
      )}
    </div>
  )
}

/** What the members of a role can be given when it is deleted: anything that one may grant, but never the owner's. */
async function successors(role: Role): Promise<Role[]> {
  const roles = await allRoles()
  const others = grantableRoles(access, roles, await ownRoles())
  return others.filter((other) => other.slug !== role.slug && !isOwnerRole(access, other))
}

function aboutWords({ type, builtIn, members }: Role): string {
  const kind = builtIn ? 'A built-in role' : 'A role of your own'
  const held =
    members === 0 ? 'nobody holds it yet' : members === 1 ? '1 member holds it' : `${members} members hold it`
  return `${kind}, held on ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}; ${held}.`
}

/** The role's word out of the address, whose colon comes encoded. One that can't be read is no role. */
function wordOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
