import { z } from 'zod'
import { invalid } from '@/lib/core/action/validate'
import type { AccessModel } from '@/lib/core/access/model'
import { AppError } from '@/lib/core/errors'
import { tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import type { Member, TenantRole } from '@/lib/core/tenancy/types'

const time = z.iso.datetime()

export const memberSchema = z
  .object({
    id: z.uuid().describe('Of the membership.'),
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.string().describe('The strongest of their roles in the organization.'),
    roles: z.array(z.string()),
    joinedAt: time,
    lastActiveAt: time,
  })
  .meta({ id: 'Member' })

/** The word of a role of the organization, or the slug of one of its own. Which of them there are is asked later. */
export const roleSchema = z
  .string({ error: 'Choose a role.' })
  .min(1, 'Choose a role.')
  .max(64, 'This is too long for a role.')
  .regex(/^[a-z0-9][a-z0-9_-]*$/i, 'This is not the name of a role.')
  .meta({ examples: ['member'] })

export function memberItem({ id, userId, name, email, role, roles, joinedAt, lastActiveAt }: Member) {
  const [joined, lastActive] = [joinedAt, lastActiveAt].map((at) => new Date(at).toISOString())
  return { id, userId, name, email, role, roles, joinedAt: joined, lastActiveAt: lastActive }
}

export function noSuchMember(): AppError {
  return new AppError('NOT_FOUND', 'There is no such member.')
}

/** How people call a role; throws VALIDATION for one that this organization does not have. */
export function roleTitle(model: AccessModel, custom: readonly TenantRole[], role: string): string {
  const own = custom.find((one) => one.custom && one.type === model.tenantType && one.slug === role)
  if (own) return own.title ?? own.slug
  if (!tenantRootOf(model).roles.includes(role)) {
    throw invalid([{ path: 'role', message: 'This organization has no such role.' }])
  }
  return role.charAt(0).toUpperCase() + role.slice(1)
}
