import type { AccessModel } from '../access/model'
import type { TenantRoot } from './types'

/** What a tenant is in an access model. */
export function tenantRootOf({
  tenantType,
  entities,
}: Pick<AccessModel, 'tenantType' | 'entities'>): TenantRoot {
  const root = entities[tenantType]
  if (!root) throw new TypeError(`The access model has no entity ${tenantType}`)
  return root
}

/** The role that makes an owner of a tenant. */
export function ownerRole({ type, roles }: TenantRoot): string {
  const [strongest] = roles
  if (strongest === undefined)
    throw new TypeError(`The entity ${type} has no roles, so nobody could own a tenant`)
  return strongest
}

/** Roles held on a tenant, strongest first: those of the model in its order, then custom ones by their slug. */
export function rankRoles(root: TenantRoot, roles: readonly string[]): string[] {
  const rank = (role: string) => (root.roles.includes(role) ? root.roles.indexOf(role) : root.roles.length)
  return roles.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}
