import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { start } from '../samples'
import { day } from './samples'
import { samplePlan } from './subscriptions'
import type { TenancySubject } from './subject'
import { walletWorld } from './wallet-world'

/** What a check asks at once: what a tenant has taken, and what the newest counters stand at. */
export function describeNewestStands(name: string, subject: () => TenancySubject): void {
  const { limit, priced, world } = walletWorld(subject)
  const subscriptions = () => subject().tenancy.subscriptions
  const newest = async (tenantId: string) => {
    const rows = (await subscriptions().withNewestStands(tenantId))?.newest ?? []
    return rows.toSorted((one, other) => (one.limit < other.limit ? -1 : 1))
  }

  describe(name, () => {
    test('are kept where the subscriptions are, also in a transaction', async () => {
      const { tenancy, other } = subject()
      expect(tenancy.subscriptions.keptIn).toBe(tenancy.wallet.keptIn)
      expect(other.tenancy.subscriptions.keptIn).toBe(other.tenancy.wallet.keptIn)
      const { home, tenantId, charge } = await world()
      const inside = await home.within(async (stores) => {
        await stores.wallet.consume(charge({ amount: 4 }))
        expect(stores.subscriptions.keptIn).toBe(stores.wallet.keptIn)
        expect(stores.subscriptions.keptIn).not.toBe(tenancy.wallet.keptIn)
        return stores.subscriptions.withNewestStands(tenantId)
      })
      expect(inside?.newest).toMatchObject([{ consumed: 4 }])
    })

    test('come with the subscription as it is read alone', async () => {
      const { tenantId } = await world()
      expect(await subscriptions().withNewestStands(tenantId)).toEqual({
        subscription: await subscriptions().subscription(tenantId),
        newest: [],
      })
      await subscriptions().assign(tenantId, samplePlan())
      await subscriptions().updateOverrides(tenantId, { 'ai-limit': { max: 5_000 } })
      const { subscription } = (await subscriptions().withNewestStands(tenantId)) ?? {}
      expect(subscription?.held).toEqual([samplePlan()])
      expect(subscription).toEqual(await subscriptions().subscription(tenantId))
    })

    test('are those of the last period of each limit, in whichever order they were counted', async () => {
      const { tenantId, consume } = await world()
      for (const [amount, days] of [
        [1, 31],
        [2, 62],
        [3, 0],
      ] as const)
        await consume({ amount, counters: [limit(10, 'by-month', start + days * day)] })
      await consume({ amount: 4, counters: [limit(10, 'by-day', start + 62 * day + 1)] })
      await consume({ amount: 5, counters: [limit(10, 'for-life', 0)] })
      await consume({ amount: 6, counters: [limit(10, 'By-Day', start - day)] })
      const stand = (key: string, periodStart: number, consumed: number) => ({
        ...{ limit: key, periodStart, consumed, overage: 0 },
      })
      expect(await newest(tenantId)).toEqual([
        stand('By-Day', start - day, 6),
        stand('by-day', start + 62 * day + 1, 4),
        stand('by-month', start + 62 * day, 2),
        stand('for-life', 0, 5),
      ])
    })

    test('tell what became overage, and what was taken back since', async () => {
      const { tenantId, consume } = await world()
      await consume({ key: 'mine', amount: 14, counters: [priced(10, null)] })
      expect(await newest(tenantId)).toMatchObject([{ consumed: 14, overage: 4 }])
      await subject().other.tenancy.wallet.unconsume(tenantId, 'mine')
      expect(await newest(tenantId)).toMatchObject([{ periodStart: start, consumed: 0, overage: 0 }])
    })

    test('are never another tenant’s', async () => {
      const [one, other] = [await world(), await world()]
      await other.consume({ amount: 3, counters: [limit(10, 'ai-limit', start + day)] })
      await other.consume({ counters: [limit(10, 'by-day')] })
      expect(await newest(one.tenantId)).toEqual([])
      await one.consume({ amount: 2 })
      expect(await newest(one.tenantId)).toMatchObject([
        { limit: 'ai-limit', periodStart: start, consumed: 2 },
      ])
    })

    test('of what is no tenant there is nothing', async () => {
      for (const id of ['no-uuid', randomUUID()])
        expect(await subscriptions().withNewestStands(id)).toBeNull()
    })
  })
}
