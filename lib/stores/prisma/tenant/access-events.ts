import type { AccessEvent } from '@/lib/core/tenancy/types'
import type { Executor } from '../executor'

/** Where instances listen for `AccessEvent`s, as JSON. */
export const accessChannel = 'gatehouse_access'

/** Told when the transaction commits, and not at all when it fails; the same event twice is told once. */
export async function notifyAccess(db: Executor, event: AccessEvent): Promise<void> {
  const { tenantId, userId, type } = event
  await db.$queryRaw`SELECT pg_notify(${accessChannel}, ${JSON.stringify({ tenantId, userId, type })})::text`
}
