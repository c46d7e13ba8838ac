import type { AuthStores } from '@/lib/core/auth/stores'
import type { Mailbox } from '@/lib/core/mail/mailbox'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import { graceMs } from '@/lib/core/tenancy/grace'

const day = 24 * 3_600_000

/**
 * Deletes what nobody needs any more. Harmless to run twice, or on several instances at once. Ended sessions stay a
 * month, to recognise a device again; expired links a week, to be told apart from used ones. Organizations, workspaces and
 * projects go when the time to restore them is over. By which key was consumed is forgotten when every period is long over,
 * what a provider told after a quarter.
 */
export async function sweep({ stores, tenancy, mailbox }: Swept, now: number): Promise<void> {
  await stores.sessions.deleteEndedBefore(now - 30 * day)
  await stores.emailVerifications.deleteExpired(now - 7 * day)
  await stores.passwordResets.deleteExpired(now - 7 * day)
  await stores.rateLimits.deleteExpired(now)
  await tenancy.directory.purgeDeleted(now)
  await tenancy.directory.purgeThings(now - graceMs)
  await tenancy.idempotency.deleteExpired(now)
  await tenancy.wallet.forget(now - 400 * day)
  await tenancy.webhooks.prune(now - 90 * day)
  await mailbox.deleteBefore(now - 30 * day)
}

type Swept = {
  stores: AuthStores
  tenancy: Pick<Tenancy, 'directory' | 'idempotency' | 'wallet' | 'webhooks'>
  mailbox: Pick<Mailbox, 'deleteBefore'>
}
