import { expect } from 'vitest'
import { access } from '@/lib/config/access'
import type { AccessModel } from '@/lib/core/access/model'
import { counterOf, limitsInForce } from '@/lib/core/billing/usage'
import type { TestAuth } from './test-auth'

/** Consumes of `ai:generate` under the terms that a tenant has now. Returns the key to take it back by. */
export async function useUnits(
  { tenancy, clock }: Pick<TestAuth, 'tenancy' | 'clock'>,
  tenantId: string,
  amount: number,
  model: AccessModel = access,
): Promise<string> {
  const at = clock.now()
  const subscription = await tenancy.subscriptions.subscription(tenantId)
  const limits = subscription ? limitsInForce(model, subscription, at) : []
  const counters = limits
    .filter(({ entitlement }) => entitlement === 'ai:generate')
    .map((limit) => ({ ...counterOf(limit), included: limit.max, most: limit.most }))
  const key = crypto.randomUUID()
  const of = { tenantId, userId: tenantId, entitlement: 'ai:generate' }
  const { outcome } = await tenancy.wallet.consume({ ...of, amount, at, key, counters })
  expect(outcome).toBe('counted')
  return key
}
