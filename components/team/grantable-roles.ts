import { grantOf, type Role } from '@/components/roles/role'
import type { AccessModel } from '@/lib/core/access/model'
import type { TenantGrants } from '@/lib/core/access/powers'
import { mayGrant } from '@/lib/core/tenancy/may-grant'
import { ownerRole, tenantRootOf } from '@/lib/core/tenancy/ranked-roles'

/** The roles of the organization that somebody who holds `held` may give: nobody gives more than they hold. */
export function grantableRoles(model: AccessModel, roles: readonly Role[], held: readonly string[]): Role[] {
  const grants = grantsOf(roles)
  const ofTenant = roles.filter(({ type }) => type === model.tenantType)
  return ofTenant.filter(({ slug }) => mayGrant(model, grants, { held, wanted: [slug] }))
}

/** Whether they may change the role of somebody who holds `others`, or remove them. */
export function mayManage(
  model: AccessModel,
  roles: readonly Role[],
  { held, others }: { held: readonly string[]; others: readonly string[] },
): boolean {
  return mayGrant(model, grantsOf(roles), { held, wanted: others })
}

/** The role that somebody in the organization always holds. */
export function isOwnerRole(model: AccessModel, { type, slug }: Pick<Role, 'type' | 'slug'>): boolean {
  return type === model.tenantType && slug === ownerRole(tenantRootOf(model))
}

/** The one that is offered first: the weakest that the product comes with. */
export function defaultRole(roles: readonly Role[]): string | undefined {
  return (roles.filter(({ builtIn }) => builtIn).at(-1) ?? roles.at(-1))?.slug
}

/** What roles grant where that is not what the definition says. */
export function grantsOf(roles: readonly Role[]): TenantGrants {
  return roles
    .filter(({ builtIn, changed }) => !builtIn || changed)
    .map((role) => ({ type: role.type, role: wordOf(role), grant: grantOf(role) }))
}

/** Its own word, without the type that roles of workspaces and projects are written with. */
function wordOf({ slug }: Role): string {
  return slug.slice(slug.indexOf(':') + 1)
}
