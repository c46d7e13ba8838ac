import type { Tenant } from '@/lib/core/tenancy/types'
import { toMs, toMsOrNull } from '../executor'
import type { Tenant as TenantRow } from '../generated/client'

/** The columns of `tenants`, named as Prisma names them: for statements that Prisma can't express. */
export const tenantColumns = [
  't."id"',
  't."slug"',
  't."name"',
  't."seat_limit" AS "seatLimit"',
  't."require_mfa" AS "requireMfa"',
  't."created_at" AS "createdAt"',
  't."deleted_at" AS "deletedAt"',
  't."purge_at" AS "purgeAt"',
].join(', ')

export function toTenant(row: TenantRow): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    seatLimit: row.seatLimit,
    requireMfa: row.requireMfa,
    createdAt: toMs(row.createdAt),
    deletedAt: toMsOrNull(row.deletedAt),
    purgeAt: toMsOrNull(row.purgeAt),
  }
}
