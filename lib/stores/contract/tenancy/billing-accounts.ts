import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { start } from '../samples'
import { addTenant, day } from './samples'
import type { TenancySubject } from './subject'

/** A subscription as a provider has it. */
export function sampleSubscription(over: Partial<ProviderSubscription> = {}): ProviderSubscription {
  return {
    ...{ id: 'sub_1', status: 'active', plan: 'pro', version: 'v1', interval: 'month', addOns: [] },
    ...{ startedAt: start, currentPeriod: { start, end: start + 30 * day }, trialEndsAt: null },
    ...{ cancelAtPeriodEnd: false, scheduled: null, repricedAt: null, nextAttemptAt: null },
    ...over,
  }
}

export function describeBillingAccounts(name: string, subject: () => TenancySubject): void {
  const billing = () => subject().tenancy.billing
  const other = () => subject().other.tenancy.billing
  const newAccount = async () => {
    const of = { tenantId: (await addTenant(subject())).id, provider: 'simulator' }
    const customerId = `cus_${randomUUID()}`
    await billing().openAccount(of, customerId)
    return { of, customerId }
  }

  describe(name, () => {
    test('a tenant has none before it is opened, and one with each provider', async () => {
      const { of, customerId } = await newAccount()
      const opened = { ...of, customerId, subscription: null, syncedAt: null, trialedAt: null }
      expect(await other().account(of)).toEqual(opened)
      expect(await billing().account({ ...of, provider: 'stripe' })).toBeNull()
      await billing().openAccount({ ...of, provider: 'stripe' }, customerId)
      expect(await billing().account(of)).toEqual(opened)
    })

    test('of fifty who open it at once all get the same customer', async () => {
      const of = { tenantId: (await addTenant(subject())).id, provider: 'simulator' }
      const opened = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          (at % 2 ? other() : billing()).openAccount(of, `cus_${at}_${of.tenantId}`),
        ),
      )
      expect(new Set(opened.map(({ customerId }) => customerId)).size).toBe(1)
    })

    test('of fifty who replace a customer that is gone one does, and what the tenant had stays', async () => {
      const { of, customerId } = await newAccount()
      const trial = sampleSubscription({ status: 'trialing', trialEndsAt: start + day })
      await billing().applySync(of, (await billing().beginSync(of)) ?? 0, trial, start)
      const before = await billing().account(of)
      const replaced = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          (at % 2 ? other() : billing()).replaceCustomer(of, customerId, `${customerId}_${at}`),
        ),
      )
      expect(replaced.filter(Boolean)).toHaveLength(1)
      const next = `${customerId}_${replaced.indexOf(true)}`
      expect(await other().account(of)).toEqual({ ...before, customerId: next })
      const { webhooks } = subject().tenancy
      expect(await webhooks.tenantOf(of.provider, next)).toBe(of.tenantId)
      expect(await webhooks.tenantOf(of.provider, customerId)).toBeNull()
    })

    test('BIL-3 a look at the customer before is not kept, and one at the next is', async () => {
      const { of, customerId } = await newAccount()
      const old = (await billing().beginSync(of)) ?? 0
      await other().replaceCustomer(of, customerId, `${customerId}_next`)
      expect(await billing().applySync(of, old, sampleSubscription(), start)).toBe(false)
      const next = (await billing().beginSync(of)) ?? 0
      expect(await billing().applySync(of, next, sampleSubscription(), start)).toBe(true)
    })

    test('what a look told is kept, and the first trial remembered', async () => {
      const { of } = await newAccount()
      const trial = sampleSubscription({ status: 'trialing', trialEndsAt: start + 14 * day })
      const look = (await billing().beginSync(of)) ?? 0
      expect(await billing().applySync(of, look, trial, start + 1)).toBe(true)
      expect(await other().account(of)).toMatchObject({
        ...{ subscription: trial, syncedAt: start + 1, trialedAt: start + 1 },
      })
      const next = (await billing().beginSync(of)) ?? 0
      await billing().applySync(of, next, null, start + 2)
      expect(await billing().account(of)).toMatchObject({
        ...{ subscription: null, syncedAt: start + 2, trialedAt: start + 1 },
      })
    })

    test('BIL-3 whoever looked later wins, in whichever order they come back', async () => {
      const { of } = await newAccount()
      const [first, second] = [await billing().beginSync(of), await other().beginSync(of)]
      expect(await other().applySync(of, second ?? 0, sampleSubscription(), start)).toBe(true)
      const stale = sampleSubscription({ status: 'past_due' })
      expect(await billing().applySync(of, first ?? 0, stale, start + 1)).toBe(false)
      expect(await billing().applySync(of, second ?? 0, stale, start + 1), 'the same look twice').toBe(false)
      expect((await billing().account(of))?.subscription?.status).toBe('active')
    })

    test('BIL-2 of fifty looks at once each has a number of its own', async () => {
      const { of } = await newAccount()
      const looks = await Promise.all(
        Array.from({ length: 50 }, (_, at) => (at % 2 ? other() : billing()).beginSync(of)),
      )
      expect(new Set(looks).size).toBe(50)
    })

    test('where there is no account there is nothing to look at', async () => {
      const of = { tenantId: randomUUID(), provider: 'simulator' }
      expect(await billing().account(of)).toBeNull()
      expect(await billing().beginSync(of)).toBeNull()
      expect(await billing().replaceCustomer(of, 'cus_1', 'cus_2')).toBe(false)
      expect(await billing().applySync(of, 1, null, start)).toBe(false)
    })
  })
}
