import { createHash } from 'node:crypto'
import { tenantOf, sessionOf, type ActionContext } from '@/lib/core/action/context'
import type { AccountRef } from '@/lib/core/billing/account'
import { safePath } from '@/lib/core/action/redirect'
import type { BillingProvider, CheckoutOrder } from '@/lib/core/billing/provider'
import { AppError } from '@/lib/core/errors'
import type { TenantFeature } from '../access/feature'

/** What the use cases about money work with. */
export type BillingFeature = TenantFeature & {
  /** Null: nothing is sold here, and everybody keeps the default plan. */
  provider: BillingProvider | null
  currency: string
  /** What the addresses that people come back to begin with. */
  appUrl: string
}

/** The right that all of this takes. */
export const billingPermission = 'billing:manage'

/** Throws UNAVAILABLE where nothing is sold. */
export function sellingProvider<Provider>({ provider }: { provider: Provider | null }): Provider {
  if (provider) return provider
  throw new AppError('UNAVAILABLE', 'Nothing can be bought here yet: no payment provider is set up.')
}

export function accountRef(provider: BillingProvider, context: ActionContext): AccountRef {
  return { tenantId: tenantOf(context).id, provider: provider.name }
}

/**
 * What a request is named by at the provider: with an Idempotency-Key the same name whenever it is repeated, so that
 * nobody pays twice for it, whatever became of the first try here.
 */
export function providerKey(context: ActionContext): string {
  const given = context.headers.get('idempotency-key')
  if (given === null) return context.requestId
  const parts = [tenantOf(context).id, sessionOf(context).user.id, context.action, given]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** Where a payment page leads back to: the billing page, which knows by `returnTo` what the person was doing before. */
export function comeBack(
  feature: Pick<BillingFeature, 'appUrl'>,
  context: ActionContext,
  returnTo: string | undefined,
): Pick<CheckoutOrder, 'successUrl' | 'cancelUrl'> {
  const path = safePath(returnTo, '')
  const query = (said: Record<string, string>) => {
    const words = new URLSearchParams({ ...said, ...(path && { return: path }) }).toString()
    return words && `?${words}`
  }
  return {
    successUrl: pageUrl(feature, context, `billing${query({ done: 'paid' })}`),
    cancelUrl: pageUrl(feature, context, `billing${query({})}`),
  }
}

/** A page of the caller's tenant. */
export function pageUrl(
  { appUrl }: Pick<BillingFeature, 'appUrl'>,
  context: ActionContext,
  path: string,
): string {
  return `${appUrl}/t/${tenantOf(context).slug}/${path}`
}
