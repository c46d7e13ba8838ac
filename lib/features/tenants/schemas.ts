import { z } from 'zod'
import { nameSchema } from '@/lib/core/auth/actions/schemas'
import { AppError } from '@/lib/core/errors'
import { isSlug, maxSlugLength } from '@/lib/core/tenancy/slug'
import type { TenantMembership } from '@/lib/core/tenancy/types'

export const tenantNameSchema = nameSchema.min(1, 'Enter a name.').meta({ examples: ['Acme'] })

/** Case is forgiven, as people type names with capitals; nothing else is. */
export const slugSchema = z
  .string({ error: 'Enter an address.' })
  .trim()
  .toLowerCase()
  .max(maxSlugLength, `Use at most ${maxSlugLength} characters.`)
  .refine(isSlug, 'Use two or more letters and digits, joined by single dashes.')
  .meta({ examples: ['acme'] })

export const newTenantSchema = z
  .object({ id: z.uuid(), slug: z.string(), name: z.string(), role: z.string() })
  .meta({ id: 'NewTenant' })

export const tenantSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    role: z.string().describe('The strongest of your roles in it.'),
    roles: z.array(z.string()),
    seatLimit: z.int().nullable().describe('How many members it may have; null for any number.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Tenant' })

export const deletedTenantSchema = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    deletedAt: z.iso.datetime(),
    purgeAt: z.iso.datetime().describe('Until then it can be restored.'),
  })
  .meta({ id: 'DeletedTenant' })

export function tenantItem({ tenant, role, roles }: Pick<TenantMembership, 'tenant' | 'role' | 'roles'>) {
  const { id, slug, name, seatLimit, createdAt } = tenant
  return { id, slug, name, role, roles, seatLimit, createdAt: new Date(createdAt).toISOString() }
}

export function slugTaken(): AppError {
  return new AppError('SLUG_TAKEN', 'This address is taken. Choose another.', { field: 'slug' })
}
