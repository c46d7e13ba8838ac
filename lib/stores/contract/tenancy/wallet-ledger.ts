import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { start } from '../samples'
import { day } from './samples'
import type { TenancySubject } from './subject'
import { walletWorld } from './wallet'

export function describeWalletLedger(name: string, subject: () => TenancySubject): void {
  const { walletAt, limit, world } = walletWorld(subject)

  describe(name, () => {
    test('tells who used what on which day, without what was taken back', async () => {
      const { home, tenantId, consume, charge } = await world()
      const ledger = subject().tenancy.wallet
      const open = { counters: [limit(null)] }
      await consume({ ...open, amount: 2 })
      await consume({ ...open, amount: 3 })
      await consume({ ...open, amount: 4, at: start + day })
      await consume({ ...open, amount: 5, entitlement: 'members:invite' })
      const gone = charge({ ...open, amount: 6 })
      await ledger.consume(gone)
      await ledger.unconsume(tenantId, gone.key)
      const [first, second] = [start, start + day].map((at) => new Date(at).toISOString().slice(0, 10))
      const userId = home.owner.id
      expect(await ledger.use(tenantId, start, start + 2 * day)).toEqual([
        { entitlement: 'ai:generate', userId, day: first, amount: 5 },
        { entitlement: 'members:invite', userId, day: first, amount: 5 },
        { entitlement: 'ai:generate', userId, day: second, amount: 4 },
      ])
      expect(await ledger.use(tenantId, start + 1, start + day), 'the end is left out').toEqual([])
      expect(await ledger.use(randomUUID(), start, start + day)).toEqual([])
    })

    test('forgets by which keys was counted, and not how much', async () => {
      const { tenantId, consume, stand } = await world()
      const long = start - 4_000 * day
      await consume({ at: long, key: 'old' })
      await consume({ key: 'new' })
      expect(await subject().tenancy.wallet.forget(long + 1)).toBeGreaterThanOrEqual(1)
      expect(await subject().tenancy.wallet.unconsume(tenantId, 'old')).toBe(false)
      expect(await stand()).toBe(2)
      expect(await subject().tenancy.wallet.unconsume(tenantId, 'new')).toBe(true)
    })

    test('what goes beyond is told of once, and the same until it is settled', async () => {
      const { tenantId, consume } = await world()
      const counter = { limit: 'ai-limit', periodStart: start }
      const ledger = subject().tenancy.wallet
      const claim = (included = 10) => ledger.claimOverage(tenantId, counter, included)
      expect(await claim(), 'nothing is used').toBeNull()
      await consume({ counters: [limit(100)], amount: 10 })
      expect(await claim(), 'all of it is included').toBeNull()
      await consume({ counters: [limit(100)], amount: 4 })
      expect(await claim()).toEqual({ from: 0, to: 4 })
      await consume({ counters: [limit(100)], amount: 3 })
      expect(await subject().other.tenancy.wallet.claimOverage(tenantId, counter, 10)).toEqual({
        from: 0,
        to: 4,
      })
      await ledger.settleOverage(tenantId, counter, { from: 0, to: 4 })
      expect(await claim()).toEqual({ from: 4, to: 7 })
      await ledger.settleOverage(tenantId, counter, { from: 4, to: 7 })
      expect(await claim(100), 'what was told stays told').toBeNull()
      expect(await claim()).toBeNull()
    })

    test('of fifty who claim at once all are given the same', async () => {
      const { tenantId, consume } = await world()
      await consume({ counters: [limit(null)], amount: 60 })
      const counter = { limit: 'ai-limit', periodStart: start }
      const claims = await Promise.all(
        Array.from({ length: 50 }, (_, at) => walletAt(at).claimOverage(tenantId, counter, 10)),
      )
      expect(new Set(claims.map((one) => JSON.stringify(one)))).toEqual(new Set(['{"from":0,"to":50}']))
    })
  })
}
