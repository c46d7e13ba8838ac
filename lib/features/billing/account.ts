import { sessionOf, tenantOf, type ActionContext } from '@/lib/core/action/context'
import type { BillingAccount } from '@/lib/core/billing/account'
import { AppError } from '@/lib/core/errors'
import { liveSubscription } from './demands'
import { accountRef, sellingProvider, type BillingFeature } from './feature'
import { syncFor } from './sync'

/**
 * The caller's tenant at the provider; null for one that has never begun to buy. A customer may have been deleted there
 * without anybody being told: what it was subscribed to counts as over.
 */
export async function currentAccount(
  feature: BillingFeature,
  context: ActionContext,
): Promise<BillingAccount | null> {
  const provider = sellingProvider(feature)
  const of = accountRef(provider, context)
  const known = await feature.tenancy.billing.account(of)
  if (!known || !liveSubscription(known) || (await provider.hasCustomer(known.customerId))) return known
  await syncFor(feature, context)
  return feature.tenancy.billing.account(of)
}

/**
 * The caller's tenant as a customer, made at the first purchase, and anew where the provider has deleted it: the same one,
 * however many ask at the same time.
 */
export async function openAccount(feature: BillingFeature, context: ActionContext): Promise<BillingAccount> {
  const { billing } = feature.tenancy
  const provider = sellingProvider(feature)
  const of = accountRef(provider, context)
  const known = await billing.account(of)
  if (known && (await provider.hasCustomer(known.customerId))) return known
  const customerId = await newCustomer(feature, context, known)
  if (!known) return billing.openAccount(of, customerId)
  await billing.replaceCustomer(of, known.customerId, customerId)
  return demandAccount(feature, context)
}

async function newCustomer(
  feature: BillingFeature,
  context: ActionContext,
  before: BillingAccount | null,
): Promise<string> {
  const { id } = tenantOf(context)
  const name = await feature.tenancy.inTenant(id, async ({ tenant }) => (await tenant.read())?.name ?? '')
  const { email } = sessionOf(context).user
  // Under the key of the one before, a provider would answer with that one.
  const key = before ? `customer:${id}:${before.customerId}` : `customer:${id}`
  return sellingProvider(feature).createCustomer({ id, name, email }, key)
}

/** The account of a tenant that has bought something. Throws CONFLICT for one that has not. */
export async function demandAccount(
  feature: BillingFeature,
  context: ActionContext,
): Promise<BillingAccount> {
  const provider = sellingProvider(feature)
  const account = await feature.tenancy.billing.account(accountRef(provider, context))
  if (!account) throw new AppError('CONFLICT', 'There is no subscription.')
  return account
}
