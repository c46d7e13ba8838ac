import type { Env } from '@/lib/config/env'
import type { Database } from '@/lib/stores/prisma/database'
import { isTenantRoleUsable, rowSecurityAdvice } from '@/lib/stores/prisma/tenant/tenant-role'
import type { Finding } from './finding'

const part = 'Tenants'

/** Whether the database, too, keeps tenants apart. Nothing to say before it has their tables. */
export async function checkRowSecurity(
  database: Pick<Database, 'executeSql'>,
  { DATABASE_RLS = 'auto' }: Partial<Env>,
): Promise<Finding[]> {
  const { rows } = await database.executeSql(
    `SELECT to_regproc('install_tenant_role') IS NOT NULL AS "migrated"`,
  )
  if (!(rows[0] as { migrated: boolean }).migrated) return []
  if (DATABASE_RLS === 'off') {
    return [{ part, state: 'note', text: 'kept apart by the app alone: DATABASE_RLS is off' }]
  }
  if (await isTenantRoleUsable(database)) {
    return [{ part, state: 'well', text: 'kept apart by the app and by row-level security' }]
  }
  return [
    DATABASE_RLS === 'on'
      ? {
          part,
          state: 'broken',
          text: "DATABASE_RLS is on, and its role can't be had",
          advice: rowSecurityAdvice,
        }
      : {
          part,
          state: 'note',
          text: 'kept apart by the app alone: no row-level security',
          advice: rowSecurityAdvice,
        },
  ]
}
