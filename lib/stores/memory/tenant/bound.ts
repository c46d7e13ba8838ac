import type { TenantRoot } from '@/lib/core/tenancy/types'
import type { Tables } from '../tables'

/** What the stores of one tenant are made of: the tables as the transaction sees them, and whose it is. */
export type Bound = { tables: Tables; tenantId: string; root: TenantRoot }

/** Whether a row is this tenant's. */
export function ownRow({ tenantId }: Pick<Bound, 'tenantId'>) {
  return (row: { tenantId: string }) => row.tenantId === tenantId
}

/** A row without the tenant that it is kept for. */
export function withoutTenant<Row extends { tenantId: string }>({ tenantId: _, ...row }: Row) {
  return row
}
