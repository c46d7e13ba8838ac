import { AppError } from '@/lib/core/errors'
import type { BillingAccount } from '@/lib/core/billing/account'
import type { BillingFeature } from './feature'
import { giveUpOverage } from './give-up-overage'
import { reportAccount, type Reporting, type Untold } from './report-overage'
import type { SyncReason } from './sync'

type Customer = Pick<BillingAccount, 'tenantId' | 'customerId'>

/**
 * Before a subscription is told to end: afterwards nothing more can be charged. Throws UNAVAILABLE while the provider does
 * not answer, and the end has to wait. Returns what the provider does not sell: that keeps nobody from leaving.
 */
export async function reportBeforeEnd(
  feature: Reporting,
  customer: Customer,
  now: number,
): Promise<Untold[]> {
  const untold = await reportAccount(feature, customer, now)
  const failure = untold.find(({ error }) => !(error instanceof AppError && error.code === 'CONFLICT'))
  if (failure) throw failure.error
  return untold
}

/**
 * Before other terms hold at the provider: what was used so far is charged by those it was used under. What the provider
 * does not sell under them is given up, and kept in the audit log, for the new terms must not charge it.
 */
export async function reportBeforeChange(
  feature: Reporting & Pick<BillingFeature, 'model' | 'newId'>,
  customer: Customer,
  why: SyncReason,
): Promise<void> {
  const refused = await reportBeforeEnd(feature, customer, why.now)
  if (refused.length === 0) return
  const counters = refused.map(({ counter }) => counter)
  await feature.tenancy.inTenant(customer.tenantId, async (stores) => {
    await stores.tenant.lock()
    await giveUpOverage(feature, stores, { tenantId: customer.tenantId, counters, why })
  })
}
