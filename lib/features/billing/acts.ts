import type { Reply } from '@/lib/core/action/action'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import type { BillingProvider, ProviderSubscription } from '@/lib/core/billing/provider'
import { AppError, isAppError } from '@/lib/core/errors'
import { accessWithin, demand, recordAct } from '../access/feature'
import { demandAccount } from './account'
import { demandLive } from './demands'
import { billingPermission, providerKey, sellingProvider, type BillingFeature } from './feature'
import { billingState } from './state'
import { syncFor } from './sync'

/**
 * Before anything is asked of the provider, which no transaction takes back: asks for the right again under the tenant's
 * lock, and writes down who is about to do what. What became of it is written by `syncSubscription`.
 */
export async function beginAct(
  feature: BillingFeature,
  context: ActionContext,
  data: Record<string, unknown>,
): Promise<void> {
  const { id } = tenantOf(context)
  await feature.tenancy.inTenant(id, async (stores) => {
    await stores.tenant.lock()
    await demand(accessWithin(feature, stores, context), billingPermission)
    await recordAct(feature, stores, context, { target: { type: feature.model.tenantType, id }, data })
  })
}

/** An act on the subscription that there is, and has to be: `refuse` says why it can't be done to it. */
export async function actOnSubscription(
  feature: BillingFeature,
  context: ActionContext,
  refuse: (live: ProviderSubscription) => string | null,
  act: (provider: BillingProvider, customerId: string, key: string) => Promise<void>,
): Promise<Reply> {
  const account = await demandAccount(feature, context)
  const refusal = refuse(demandLive(account))
  if (refusal !== null) throw new AppError('CONFLICT', refusal)
  await beginAct(feature, context, {})
  const provider = sellingProvider(feature)
  await askProvider(feature, context, () => act(provider, account.customerId, providerKey(context)))
  return doneAtProvider(feature, context)
}

/**
 * Does something at the provider. Where it refuses, it may have something else than is known here, and nobody has told:
 * it is asked, so that whoever looks again sees why.
 */
export async function askProvider<Result>(
  feature: BillingFeature,
  context: ActionContext,
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (isAppError(error) && error.code === 'CONFLICT') await syncFor(feature, context).catch(() => undefined)
    throw error
  }
}

/** After the provider has done something: takes it over at once, instead of waiting to be told, and answers what is now. */
export async function doneAtProvider(feature: BillingFeature, context: ActionContext): Promise<Reply> {
  await syncFor(feature, context)
  return { status: 200, body: await billingState(feature, tenantOf(context).id, context.now) }
}
