import { covers } from './permission-pattern'

/** What a role of a tenant grants, as people there wrote it. */
export type RoleGrant = {
  readonly permissions: readonly { readonly name: string; readonly ownership?: boolean }[]
  /** Patterns that this role does not grant after all; other roles may. */
  readonly exclude: readonly string[]
}

/** `any`: on every row; `own`: on rows that are the person's own; `none`: not at all. */
export type Reach = 'any' | 'own' | 'none'

/** How far one role's grant reaches. */
export function reachOf(grant: RoleGrant, entitlement: string): Reach {
  if (grant.exclude.some((pattern) => covers(pattern, entitlement))) return 'none'
  const covering = grant.permissions.filter(({ name }) => covers(name, entitlement))
  if (covering.length === 0) return 'none'
  return covering.every(({ ownership }) => ownership === true) ? 'own' : 'any'
}

/** Several roles: any grant without restriction wins. */
export function widest(reaches: readonly Reach[]): Reach {
  if (reaches.includes('any')) return 'any'
  return reaches.includes('own') ? 'own' : 'none'
}

/** Several permissions demanded at once: the most restricted wins. */
export function narrowest(reaches: readonly Reach[]): Reach {
  if (reaches.includes('none')) return 'none'
  return reaches.includes('own') ? 'own' : 'any'
}
