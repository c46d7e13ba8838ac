import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { start } from '../samples'
import { day } from './samples'
import type { TenancySubject } from './subject'
import { walletWorld } from './wallet-world'

export function describeWalletOverage(name: string, subject: () => TenancySubject): void {
  const { walletAt, limit, priced, world } = walletWorld(subject)

  describe(name, () => {
    test('what goes beyond is told of once, and the same until it is settled', async () => {
      const { tenantId, consume } = await world()
      const ledger = subject().tenancy.wallet
      const claim = () => ledger.claimOverage(tenantId, counter)
      const use = (amount: number) => consume({ counters: [priced(10, 90)], amount })
      expect(await claim(), 'nothing is used').toBeNull()
      await use(10)
      expect([await claim(), await ledger.unreported(tenantId)], 'all of it is included').toEqual([null, []])
      await use(4)
      expect(await ledger.unreported(tenantId)).toEqual([counter])
      expect(await claim()).toEqual({ from: 0, to: 4 })
      await use(3)
      const otherClaim = await subject().other.tenancy.wallet.claimOverage(tenantId, counter)
      expect(otherClaim).toEqual({ from: 0, to: 4 })
      await ledger.settleOverage(tenantId, counter, { from: 0, to: 4 })
      expect(await claim()).toEqual({ from: 4, to: 7 })
      await ledger.settleOverage(tenantId, counter, { from: 4, to: 7 })
      expect([await claim(), await ledger.unreported(tenantId)]).toEqual([null, []])
    })

    test('of fifty who claim at once all are given the same', async () => {
      const { tenantId, consume } = await world()
      await consume({ counters: [priced(10, null)], amount: 60 })
      const claims = await Promise.all(
        Array.from({ length: 50 }, (_, at) => walletAt(at).claimOverage(tenantId, counter)),
      )
      expect(new Set(claims.map((one) => JSON.stringify(one)))).toEqual(new Set(['{"from":0,"to":50}']))
    })

    test('of what is unreported the oldest comes first, and of this tenant alone', async () => {
      const [one, other] = [await world(), await world()]
      const ledger = subject().tenancy.wallet
      for (const periodStart of [start + day, start])
        await one.consume({ counters: [priced(0, 9, periodStart)], amount: 2 })
      await other.consume({ counters: [priced(0, 9)] })
      expect(await ledger.unreported(one.tenantId)).toEqual([
        counter,
        { ...counter, periodStart: start + day },
      ])
      expect(await ledger.unreported(randomUUID())).toEqual([])
    })

    test('fifty at once across the border of what is included are overage from there on', async () => {
      const { tenantId, charge, stand } = await world()
      const amounts = Array.from({ length: 50 }, (_, at) => (at % 3) + 1)
      await Promise.all(
        amounts.map((amount, at) => walletAt(at).consume(charge({ counters: [priced(30, null)], amount }))),
      )
      const total = amounts.reduce((sum, amount) => sum + amount)
      expect(await stand()).toBe(total)
      expect(await subject().tenancy.wallet.overage(tenantId, [counter])).toEqual([total - 30])
    })

    test('what was overage when it was consumed stays so, whatever is included afterwards', async () => {
      const { overage, use, stands } = await counted()
      await use(14, 10)
      await use(6, 100)
      expect(await overage(), 'more is included').toBe(4)
      await use(5, 10)
      expect(await overage(), 'less is included').toBe(9)
      await use(7, null)
      expect(await overage(), 'all is included').toBe(9)
      expect(await stands()).toEqual([{ consumed: 32, overage: 9 }, untouched])
    })

    test('what is taken back was overage as far as it lies beyond what was included for it', async () => {
      const { overage, use, takeBack } = await counted()
      const first = await use(8, 10)
      await use(6, 10)
      await takeBack(first)
      expect(await overage(), 'six of ten').toBe(0)
      const paid = await use(9, 10)
      expect(await overage()).toBe(5)
      const included = await use(10, 100)
      await takeBack(included)
      expect(await overage(), 'of what was included nothing was overage').toBe(5)
      await takeBack(paid)
      expect(await overage()).toBe(0)
    })

    test('what was told stays told though it is taken back, and is not told again when it is used again', async () => {
      const { tenantId, overage, use, takeBack, stands } = await counted()
      const ledger = subject().tenancy.wallet
      await use(10, 10)
      const last = await use(6, 10)
      const told = await ledger.claimOverage(tenantId, counter)
      await takeBack(last)
      expect([told, await overage()], 'being told').toEqual([{ from: 0, to: 6 }, 6])
      await ledger.settleOverage(tenantId, counter, { from: 0, to: 6 })
      expect([await overage(), await ledger.unreported(tenantId)]).toEqual([6, []])
      expect((await stands())[0]).toEqual({ consumed: 10, overage: 0 })
      await use(8, 10)
      expect(await ledger.claimOverage(tenantId, counter)).toEqual({ from: 6, to: 8 })
    })

    test('no more becomes overage in a period than is sold, also when more is included than before', async () => {
      const { use, overage, stands } = await counted()
      await use(15, 10, 5)
      await expect(use(1, 10, 5), 'all of it is used').rejects.toThrow('refused')
      await use(5, 20, 5)
      await expect(use(1, 20, 5), 'as much as is sold was used before').rejects.toThrow('refused')
      await use(2, 20, 7)
      await use(78, 100, 1)
      await expect(use(1, 100, 1)).rejects.toThrow('refused')
      expect([await overage(), (await stands())[0]?.consumed]).toEqual([7, 100])
    })
  })

  /** A counter of a tenant, of which more or less is included each time. */
  async function counted() {
    const { tenantId, charge } = await world()
    const ledger = subject().tenancy.wallet
    const use = async (amount: number, included: number | null, more: number | null = null) => {
      const counters = [included === null ? limit(null) : priced(included, more)]
      const made = charge({ counters, amount })
      const { outcome } = await ledger.consume(made)
      if (outcome !== 'counted') throw new Error(outcome)
      return made.key
    }
    return {
      ...{ tenantId, use },
      overage: async () => (await ledger.overage(tenantId, [counter]))[0],
      stands: () => ledger.stands(tenantId, [counter, { ...counter, periodStart: start + day }]),
      takeBack: async (key: string) => expect(await ledger.unconsume(tenantId, key)).toBe(true),
    }
  }
}

const counter = { limit: 'ai-limit', periodStart: start }
const untouched = { consumed: 0, overage: 0 }
