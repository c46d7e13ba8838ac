import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { start } from '../samples'
import { addMember, day } from './samples'
import type { TenancySubject } from './subject'
import { walletWorld } from './wallet-world'

export function describeWalletLedger(name: string, subject: () => TenancySubject): void {
  const { limit, world } = walletWorld(subject)

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

    test('tells what was used by whoever is gone, and not by whom', async () => {
      const { home, tenantId, charge } = await world()
      const gone = await addMember(subject(), home)
      const { wallet } = subject().tenancy
      await wallet.consume(charge({ userId: gone.id, amount: 3 }))
      expect(await wallet.use(tenantId, start, start + 1)).toMatchObject([{ userId: gone.id, amount: 3 }])
      await subject().stores.users.deleteUser(gone.id)
      expect(await wallet.use(tenantId, start, start + 1)).toMatchObject([{ userId: null, amount: 3 }])
    })

    test('is gone with its tenant, whose keys nobody knows any more', async () => {
      const { home, tenantId, charge } = await world()
      const { wallet, directory } = subject().tenancy
      const charges = [charge(), charge({ counters: [] })]
      for (const one of charges) await wallet.consume(one)
      await home.within(({ tenant }) => tenant.markDeleted(start, start + 1))
      expect(await directory.purgeDeleted(start + day)).toEqual([tenantId])
      expect(await wallet.use(tenantId, start, start + 1)).toEqual([])
      for (const { key } of charges) expect(await wallet.unconsume(tenantId, key)).toBe(false)
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
  })
}
