import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { start } from '../samples'
import type { TenancySubject } from './subject'
import { walletWorld } from './wallet-world'

export function describeWallet(name: string, subject: () => TenancySubject): void {
  const { walletAt, limit, world } = walletWorld(subject)

  describe(name, () => {
    test('counts up to the limit and not beyond, in one go or several', async () => {
      const { consume, stand } = await world()
      expect(await stand()).toBe(0)
      expect(await consume({ amount: 7 })).toEqual({ outcome: 'counted', consumed: [7] })
      expect(await consume({ amount: 4 })).toEqual({ outcome: 'refused', consumed: [7] })
      expect(await consume({ amount: 3 })).toEqual({ outcome: 'counted', consumed: [10] })
      expect(await consume()).toEqual({ outcome: 'refused', consumed: [10] })
      expect(await stand()).toBe(10)
    })

    test('a limit of none lets nothing through, and none at all counts all the same', async () => {
      const { consume, stand } = await world()
      expect(await consume({ counters: [limit(0)] })).toEqual({ outcome: 'refused', consumed: [0] })
      const open = await consume({ amount: 1_000_000_000, counters: [limit(null, 'open')] })
      expect(open).toEqual({ outcome: 'counted', consumed: [1_000_000_000] })
      expect(await consume({ amount: 1_000_000_000, counters: [limit(null, 'open')] })).toMatchObject({
        consumed: [2_000_000_000],
      })
      expect(await stand('open')).toBe(2_000_000_000)
    })

    test('without a limit it is kept what was used: once by its key, and taken back once', async () => {
      const { home, tenantId, charge, consume } = await world()
      const { wallet } = subject().tenancy
      const free = charge({ counters: [], amount: 4 })
      const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => walletAt(at).consume(free)))
      expect(answers.filter(({ outcome }) => outcome === 'counted')).toEqual([
        { outcome: 'counted', consumed: [] },
      ])
      expect(answers.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(9)
      expect(await consume({ counters: [], key: free.key, amount: 5 })).toEqual({ outcome: 'conflict' })
      const used = () => wallet.use(tenantId, start, start + 1)
      expect(await used()).toMatchObject([{ entitlement: 'ai:generate', userId: home.owner.id, amount: 4 }])
      expect(await wallet.unconsume(tenantId, free.key)).toBe(true)
      expect(await wallet.unconsume(tenantId, free.key)).toBe(false)
      expect(await used()).toEqual([])
    })

    test('of several limits all are counted or none', async () => {
      const { consume, stand } = await world()
      const counters = [limit(10, 'by-month'), limit(2, 'by-day')]
      expect(await consume({ counters, amount: 2 })).toEqual({ outcome: 'counted', consumed: [2, 2] })
      expect(await consume({ counters })).toEqual({ outcome: 'refused', consumed: [2, 2] })
      expect([await stand('by-month'), await stand('by-day')]).toEqual([2, 2])
      expect(await consume({ counters: [limit(10, 'by-month'), limit(2, 'by-day', start + 1)] })).toEqual({
        outcome: 'counted',
        consumed: [3, 1],
      })
    })

    test('periods, limits and tenants do not touch one another', async () => {
      const [one, other] = [await world(), await world()]
      await one.consume({ amount: 10 })
      expect(await other.consume()).toMatchObject({ outcome: 'counted', consumed: [1] })
      expect(await one.consume({ counters: [limit(10, 'ai-limit', start + 1)] })).toMatchObject({
        consumed: [1],
      })
      expect(await one.consume({ counters: [limit(10, 'ai-Limit')] })).toMatchObject({ consumed: [1] })
      expect([await one.stand(), await other.stand()]).toEqual([10, 1])
    })

    test('a key is counted once, also when there is no room for it any more', async () => {
      const { consume, stand } = await world()
      const key = randomUUID()
      await consume({ key, amount: 6 })
      await consume({ amount: 4 })
      expect(await consume({ key, amount: 6 })).toEqual({ outcome: 'repeated', consumed: [10] })
      expect(await stand()).toBe(10)
    })

    test('a key of a refused charge is free again', async () => {
      const { consume } = await world()
      const key = randomUUID()
      expect(await consume({ key, amount: 11 })).toMatchObject({ outcome: 'refused' })
      expect(await consume({ key, amount: 10 })).toMatchObject({ outcome: 'counted' })
    })

    test('BIL-7 the same key with other parameters is a conflict, and counts nothing', async () => {
      const { consume, stand } = await world()
      const key = randomUUID()
      await consume({ key, amount: 2 })
      expect(await consume({ key, amount: 3 })).toEqual({ outcome: 'conflict' })
      expect(await consume({ key, amount: 2, entitlement: 'export:pdf' })).toEqual({ outcome: 'conflict' })
      expect(await stand()).toBe(2)
    })

    test('BIL-7 twin: the same key in another tenant is another charge', async () => {
      const [one, other] = [await world(), await world()]
      const key = randomUUID()
      await one.consume({ key, amount: 2 })
      expect(await other.consume({ key, amount: 3 })).toEqual({ outcome: 'counted', consumed: [3] })
    })

    test('BIL-6 what was counted is taken back once, and never by another tenant', async () => {
      const [one, other] = [await world(), await world()]
      const { wallet } = subject().tenancy
      const key = randomUUID()
      await one.consume({ key, amount: 4 })
      expect(await wallet.unconsume(other.tenantId, key)).toBe(false)
      expect(await one.stand()).toBe(4)
      expect(await wallet.unconsume(one.tenantId, key)).toBe(true)
      expect(await wallet.unconsume(one.tenantId, key)).toBe(false)
      expect(await one.stand()).toBe(0)
      expect(await wallet.unconsume(one.tenantId, 'never counted')).toBe(false)
    })

    test('BIL-6 twin: what is taken back leaves room for others', async () => {
      const { tenantId, consume, stand } = await world()
      const key = randomUUID()
      await consume({ key, amount: 10 })
      await subject().tenancy.wallet.unconsume(tenantId, key)
      expect(await consume({ amount: 9 })).toMatchObject({ outcome: 'counted' })
      expect(await consume({ key, amount: 10 })).toMatchObject({ outcome: 'refused', consumed: [9] })
      expect(await stand()).toBe(9)
    })

    test('BIL-6 a key that was taken back is counted when it comes again, and can be taken back again', async () => {
      const { tenantId, charge, stand } = await world()
      const same = charge({ amount: 4 })
      const { wallet } = subject().tenancy
      for (let turn = 0; turn < 2; turn++) {
        expect(await wallet.consume(same)).toEqual({ outcome: 'counted', consumed: [4] })
        expect(await wallet.unconsume(tenantId, same.key)).toBe(true)
        expect(await stand()).toBe(0)
      }
      expect(await wallet.consume({ ...same, amount: 5 })).toEqual({ outcome: 'conflict' })
      const again = await Promise.all(Array.from({ length: 50 }, (_, at) => walletAt(at).consume(same)))
      expect(again.filter(({ outcome }) => outcome === 'counted')).toHaveLength(1)
      expect(await stand()).toBe(4)
    })

    test('takes back from all limits, of the period in which it was counted', async () => {
      const { tenantId, consume, stand } = await world()
      const key = randomUUID()
      await consume({ key, amount: 2, counters: [limit(10, 'by-month'), limit(5, 'by-day')] })
      await consume({ counters: [limit(10, 'by-month'), limit(5, 'by-day', start + 1)] })
      await subject().tenancy.wallet.unconsume(tenantId, key)
      expect([await stand('by-month'), await stand('by-day'), await stand('by-day', start + 1)]).toEqual([
        1, 0, 1,
      ])
    })

    test('BIL-4 fifty at once over two instances count exactly to the limit', async () => {
      const { charge, stand } = await world()
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, at) => walletAt(at).consume(charge({ counters: [limit(20)] }))),
      )
      expect(outcomes.filter((one) => one.outcome === 'counted')).toHaveLength(20)
      expect(outcomes.filter((one) => one.outcome === 'refused')).toHaveLength(30)
      expect(await stand()).toBe(20)
    })

    test('BIL-4 fifty at once of several limits, named in any order, neither lock one another out nor count in part', async () => {
      const { charge, stand } = await world()
      const counters = [limit(50, 'by-month'), limit(20, 'by-day')]
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          walletAt(at).consume(charge({ counters: at % 3 ? counters : counters.toReversed() })),
        ),
      )
      expect(outcomes.filter((one) => one.outcome === 'counted')).toHaveLength(20)
      expect([await stand('by-month'), await stand('by-day')]).toEqual([20, 20])
    })

    test('BIL-4 fifty at once with one key count once, and are all told that it is counted', async () => {
      const { charge, stand } = await world()
      const same = charge({ amount: 3 })
      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => walletAt(at).consume(same)))
      expect(outcomes.filter((one) => one.outcome === 'counted')).toHaveLength(1)
      expect(outcomes.filter((one) => one.outcome === 'repeated')).toHaveLength(49)
      expect(await stand()).toBe(3)
    })

    test('BIL-6 fifty at once take one charge back once', async () => {
      const { tenantId, charge, consume, stand } = await world()
      const mine = charge({ amount: 4 })
      await subject().tenancy.wallet.consume(mine)
      await consume({ amount: 5 })
      const taken = await Promise.all(
        Array.from({ length: 50 }, (_, at) => walletAt(at).unconsume(tenantId, mine.key)),
      )
      expect(taken.filter(Boolean)).toHaveLength(1)
      expect(await stand()).toBe(5)
    })

    test('BIL-6 fifty at once who count and take back under one key leave it counted or not, and never in part', async () => {
      const { tenantId, charge, stand } = await world()
      const mine = charge({ amount: 4, counters: [limit(40, 'by-month'), limit(40, 'by-day')] })
      const act = async (at: number) => {
        if (at % 2) return (await walletAt(at).unconsume(tenantId, mine.key)) ? -4 : 0
        return (await walletAt(at).consume(mine)).outcome === 'counted' ? 4 : 0
      }
      const moved = await Promise.all(Array.from({ length: 50 }, (_, at) => act(at)))
      const left = moved.reduce<number>((sum, by) => sum + by, 0)
      expect([0, 4]).toContain(left)
      expect([await stand('by-month'), await stand('by-day')]).toEqual([left, left])
    })

    test('in a transaction it is counted with everything else, or not at all', async () => {
      const { home, charge, stand } = await world()
      const key = randomUUID()
      const work = home.within(async ({ wallet }) => {
        expect(await wallet.consume(charge({ key, amount: 4 }))).toEqual({
          outcome: 'counted',
          consumed: [4],
        })
        expect(await wallet.consumed(home.id, [{ limit: 'ai-limit', periodStart: start }])).toEqual([4])
        throw new Error('undone')
      })
      await expect(work).rejects.toThrow('undone')
      expect(await stand()).toBe(0)
      await home.within(({ wallet }) => wallet.consume(charge({ key, amount: 3 })))
      expect(await stand()).toBe(3)
    })

    test('of what is no tenant nothing is known', async () => {
      const { wallet } = subject().tenancy
      for (const tenantId of ['no-uuid', randomUUID()]) {
        expect(await wallet.consumed(tenantId, [{ limit: 'ai-limit', periodStart: start }])).toEqual([0])
        expect(await wallet.unconsume(tenantId, 'key')).toBe(false)
      }
      expect(await wallet.consumed(randomUUID(), [])).toEqual([])
    })
  })
}
