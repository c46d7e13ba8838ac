import { z } from 'zod'
import type { AccessModel } from '@/lib/core/access/model'

/** Which role is meant: its type and its own word. */
export type RoleRef = { type: string; role: string; builtIn: boolean }

/** A slug in a path. Its colon may come encoded, for the path is taken as it stands. */
export const slugParams = z.object({
  slug: z
    .string()
    .max(200)
    // Postgres has no NUL in a text, and answers a question about one with an error.
    .regex(/^[^\0]*$/, 'No role has this in its name.')
    .overwrite((slug) => slug.replace(/%3a/gi, ':'))
    .meta({ examples: ['admin', 'workspace:editor'] }),
})

/** Strongest first, the organization's before those of what stands in it. */
export function builtInRefs(model: AccessModel): RoleRef[] {
  const types = Object.values(model.entities)
  const ownFirst = [...types].sort(
    (one, other) => Number(isTenants(model, other)) - Number(isTenants(model, one)),
  )
  return ownFirst.flatMap(({ type, roles }) => roles.map((role) => ({ type, role, builtIn: true })))
}

/** A slug without a colon is the organization's: a word of the model, or else of its own making. */
export function roleRefOf(model: AccessModel, slug: string): RoleRef {
  const known = builtInRefs(model).find((ref) => slugOfRole(model, ref) === slug)
  return known ?? { type: model.tenantType, role: slug, builtIn: false }
}

export function slugOfRole(model: AccessModel, { type, role }: Pick<RoleRef, 'type' | 'role'>): string {
  return type === model.tenantType ? role : `${type}:${role}`
}

/** Words that no role of an organization's own may be called by, or it could pass for a built-in one. `preview` and `new` are paths. */
export function isReservedRoleSlug(model: AccessModel, slug: string): boolean {
  const words = Object.values(model.entities).flatMap(({ type, roles }) => [type, ...roles])
  return ['preview', 'new', ...words].includes(slug)
}

/** The strongest role of the organization: one of its holders always remains, and it always grants what it grants. */
export function isOwnerRole(model: AccessModel, { type, role }: RoleRef): boolean {
  return type === model.tenantType && model.entities[type]?.roles[0] === role
}

function isTenants(model: AccessModel, { type }: { type: string }): boolean {
  return type === model.tenantType
}
