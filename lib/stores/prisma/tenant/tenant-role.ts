import type { Database } from '../database'
import type { Prisma } from '../generated/client'

/** `auto`: wherever the role is to be had. */
export type RowSecurity = 'on' | 'off' | 'auto'

/** Row-level security was asked for, and the database's user may not have its role. */
export class RowSecurityError extends Error {
  override readonly name = 'RowSecurityError'
}

export const rowSecurityAdvice =
  'As a user who may make roles, run SELECT install_tenant_role() and GRANT gatehouse_tenant TO the user of DATABASE_URL'

export const rowSecurityRefusal = `DATABASE_RLS is on, but the role gatehouse_tenant can't be had. ${rowSecurityAdvice}.`

/**
 * Whether transactions in a tenant can run as the role that sees that tenant's rows alone. Makes the role where it is
 * missing and the database's user may.
 */
export async function isTenantRoleUsable({ executeSql }: Pick<Database, 'executeSql'>): Promise<boolean> {
  const isUsable = async () => {
    const { rows } = await executeSql(
      `SELECT to_regrole('gatehouse_tenant') IS NOT NULL AND coalesce((SELECT pg_has_role(oid,
           CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
         AND has_table_privilege(oid, 'user_tenants', 'SELECT')
         FROM pg_roles WHERE rolname = 'gatehouse_tenant'), false) AS "usable"`,
    )
    return (rows[0] as { usable: boolean }).usable
  }
  if (await isUsable()) return true
  await executeSql('SELECT "install_tenant_role"()')
  return isUsable()
}

/**
 * Decides once, at the first transaction, whether transactions in a tenant take the role.
 *
 * @throws {RowSecurityError} from the returned function, when it is `on` and can't be had.
 */
export function tenantRole(database: Pick<Database, 'executeSql'>, rowSecurity: RowSecurity) {
  let decided: Promise<boolean> | null = null
  const decide = async () => {
    if (rowSecurity === 'off') return false
    const usable = await isTenantRoleUsable(database)
    if (!usable && rowSecurity === 'on') throw new RowSecurityError(rowSecurityRefusal)
    return usable
  }
  return (): Promise<boolean> => {
    // A failure is not remembered: the database may only have been down.
    decided ??= decide().catch((error: unknown) => {
      decided = null
      throw error
    })
    return decided
  }
}

/** From here to its end the transaction sees this tenant's rows alone. */
export async function enterTenant(db: Prisma.TransactionClient, tenantId: string): Promise<void> {
  await db.$queryRaw`
    SELECT set_config('app.tenant_id', ${tenantId}, true), set_config('role', 'gatehouse_tenant', true)`
}

/** Back to the database's own user, for what is written last and belongs to no tenant: the queue. */
export async function leaveTenant(db: Prisma.TransactionClient): Promise<void> {
  await db.$queryRaw`SELECT set_config('role', 'none', true), set_config('app.tenant_id', '', true)`
}
