import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ReceivedEvent } from '@/lib/core/billing/account'
import { start } from '../samples'
import { addTenant, day } from './samples'
import type { TenancySubject } from './subject'

export function describeWebhooks(name: string, subject: () => TenancySubject): void {
  const webhooks = () => subject().tenancy.webhooks
  const other = () => subject().other.tenancy.webhooks
  /** A provider of its own, so that what other tests have left is not in the way. */
  const newProvider = async () => {
    const provider = `test${randomUUID().replaceAll(/[^a-z]/g, '')}`
    const { id: tenantId } = await addTenant(subject())
    const customerId = `cus_${randomUUID()}`
    await subject().tenancy.billing.openAccount({ tenantId, provider }, customerId)
    const event = (id: string, receivedAt = start) => ({
      ...{ provider, id, tenantId, type: 'invoice.paid', createdAt: start - 1, receivedAt },
    })
    return { provider, tenantId, customerId, event }
  }

  describe(name, () => {
    test('a customer leads to its tenant, with its own provider alone', async () => {
      const { provider, tenantId, customerId } = await newProvider()
      expect(await webhooks().tenantOf(provider, customerId)).toBe(tenantId)
      expect(await webhooks().tenantOf('another', customerId)).toBeNull()
      expect(await webhooks().tenantOf(provider, 'cus_nobody')).toBeNull()
    })

    test('an event is kept once, and known to be dealt with once it is', async () => {
      const { provider, event } = await newProvider()
      expect(await webhooks().receive(event('evt_1'))).toBe(false)
      expect(await other().receive(event('evt_1', start + 5)), 'still waiting').toBe(false)
      await webhooks().markProcessed(provider, 'evt_1', start + 9)
      await webhooks().markProcessed(provider, 'evt_1', start + 10)
      expect(await other().receive(event('evt_1'))).toBe(true)
      expect(await webhooks().find(provider, 'evt_1')).toEqual({ ...event('evt_1'), processedAt: start + 9 })
      expect(await webhooks().find(provider, 'evt_2')).toBeNull()
    })

    test('BIL-2 the same event fifty times at once is one', async () => {
      const { provider, event } = await newProvider()
      await Promise.all(
        Array.from({ length: 50 }, (_, at) => (at % 2 ? other() : webhooks()).receive(event('evt_1'))),
      )
      const kept = (await webhooks().list(1_000)).filter((one) => one.provider === provider)
      expect(kept).toHaveLength(1)
    })

    test('what waits comes oldest first, and what is done is forgotten in time', async () => {
      const { provider, event } = await newProvider()
      for (const [id, at] of [
        ['b', start + 2],
        ['a', start + 1],
        ['late', start + day],
      ] as const)
        await webhooks().receive(event(id, at))
      const ids = async () =>
        (await webhooks().waiting(provider, start + day, null, 1_000)).map(({ id }) => id)
      expect(await ids()).toEqual(['a', 'b'])
      await webhooks().markProcessed(provider, 'a', start + 3)
      expect(await ids()).toEqual(['b'])
      expect(await webhooks().prune(start + 4)).toBeGreaterThanOrEqual(1)
      expect([await webhooks().find(provider, 'a'), await webhooks().find(provider, 'b')]).toMatchObject([
        null,
        { id: 'b' },
      ])
    })

    test('what waits is walked a page at a time, also where some came at one moment', async () => {
      const { provider, event } = await newProvider()
      for (const [id, at] of [
        ['c', start],
        ['d', start + 1],
        ['a', start + 1],
        ['b', start + 2],
      ] as const)
        await webhooks().receive(event(id, at))
      const found: string[] = []
      for (let after: ReceivedEvent | null = null; found.length < 5;) {
        const [next]: ReceivedEvent[] = await webhooks().waiting(provider, start + day, after, 1)
        if (!next) break
        found.push(next.id)
        after = next
      }
      expect(found).toEqual(['c', 'a', 'd', 'b'])
    })

    test('accounts are walked by tenant, a page at a time', async () => {
      const { provider, tenantId } = await newProvider()
      const second = (await addTenant(subject())).id
      await subject().tenancy.billing.openAccount({ tenantId: second, provider }, `cus_${second}`)
      const ordered = [tenantId, second].toSorted()
      const [one] = await webhooks().accounts(provider, null, 1)
      expect(one?.tenantId).toBe(ordered[0])
      const rest = await webhooks().accounts(provider, ordered[0] ?? null, 10)
      expect(rest.map((account) => account.tenantId)).toEqual([ordered[1]])
    })
  })
}
