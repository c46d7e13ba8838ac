import { describe, expect, test } from 'vitest'
import type { SimulatorStore } from '@/lib/core/billing/simulator-store'
import { openedSubject } from './opened-subject'
import { start } from './samples'

type State = { name: string; count: number }

export type SimulatorSubject = {
  store: SimulatorStore<State>
  /** Another instance on the same data. */
  other: SimulatorStore<State>
  clear(): Promise<void>
  close(): Promise<void>
}

export function describeSimulatorStore(name: string, open: () => Promise<SimulatorSubject>): void {
  describe(`simulator store, ${name}`, () => {
    const subject = openedSubject(open)
    const put = (id: string, { dueAt = null as number | null, told = [] as string[] } = {}) =>
      subject().store.change(id, (state) => ({
        state: { name: id, count: (state?.count ?? 0) + 1 },
        dueAt,
        events: told.map((event) => ({ id: event, type: 'invoice.paid', createdAt: start })),
        result: undefined,
      }))

    test('knows nobody at first', async () => {
      const { store } = subject()
      expect(await store.read('cus_1')).toBeNull()
      expect(await store.event('evt_1')).toBeNull()
      expect([await store.customers(9), await store.events(9), await store.due(start, 9)]).toEqual([
        [],
        [],
        [],
      ])
    })

    test('keeps what a change has made, and hands out its result', async () => {
      const { store, other } = subject()
      const result = await store.change('cus_1', (before) => {
        expect(before).toBeNull()
        return { state: { name: 'Acme', count: 1 }, dueAt: null, events: [], result: 'made' }
      })
      expect(result).toBe('made')
      expect(await other.read('cus_1')).toEqual({ name: 'Acme', count: 1 })
    })

    test('keeps nothing of a change that throws: neither state nor events, nor a customer', async () => {
      const { store } = subject()
      await put('cus_1')
      for (const id of ['cus_1', 'cus_2']) {
        const failing = store.change(id, () => {
          throw new Error('no')
        })
        await expect(failing).rejects.toThrow('no')
      }
      expect(await store.read('cus_1')).toEqual({ name: 'cus_1', count: 1 })
      expect(await store.customers(9)).toHaveLength(1)
    })

    test('50 changes at once lose none, the first of a customer as well', async () => {
      const { store, other } = subject()
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          (index % 2 ? store : other).change('cus_1', (state) => ({
            state: { name: 'Acme', count: (state?.count ?? 0) + 1 },
            dueAt: null,
            events: [{ id: `evt_${index}`, type: 'invoice.paid', createdAt: start }],
            result: undefined,
          })),
        ),
      )
      expect(await store.read('cus_1')).toEqual({ name: 'Acme', count: 50 })
      expect(await store.events(99)).toHaveLength(50)
    })

    test('what it was handed and what it hands out can be changed without it', async () => {
      const { store } = subject()
      const state = { name: 'Acme', count: 1 }
      await store.change('cus_1', () => ({ state, dueAt: null, events: [], result: undefined }))
      state.count = 2
      const read = await store.read('cus_1')
      if (read) read.count = 3
      expect(await store.read('cus_1')).toEqual({ name: 'Acme', count: 1 })
    })

    test('names who is due until a time, the first of all first', async () => {
      const { store } = subject()
      await put('cus_never')
      await put('cus_later', { dueAt: start + 2 })
      await put('cus_b', { dueAt: start + 1 })
      await put('cus_a', { dueAt: start + 1 })
      await put('cus_first', { dueAt: start })
      expect(await store.due(start + 1, 9)).toEqual(['cus_first', 'cus_a', 'cus_b'])
      expect(await store.due(start + 2, 2)).toEqual(['cus_first', 'cus_a'])
      await put('cus_first')
      expect(await store.due(start, 9)).toEqual([])
    })

    test('lists customers by their ids', async () => {
      for (const id of ['cus_b', 'cus_a', 'cus_c']) await put(id)
      expect((await subject().store.customers(2)).map(({ name }) => name)).toEqual(['cus_a', 'cus_b'])
    })

    test('has events in the order in which they happened, over all customers', async () => {
      const { store } = subject()
      await put('cus_b', { told: ['evt_3', 'evt_1'] })
      await put('cus_a', { told: ['evt_2'] })
      expect((await store.undelivered(1, 9)).map(({ id }) => id)).toEqual(['evt_3', 'evt_1', 'evt_2'])
      expect((await store.undelivered(1, 2)).map(({ id }) => id)).toEqual(['evt_3', 'evt_1'])
      expect((await store.events(2)).map(({ id }) => id)).toEqual(['evt_2', 'evt_1'])
      expect(await store.event('evt_1')).toEqual({
        ...{ id: 'evt_1', customerId: 'cus_b', type: 'invoice.paid', createdAt: start },
        ...{ attempts: 0, deliveredAt: null },
      })
    })

    test('counts attempts; what was delivered once is delivered', async () => {
      const { store } = subject()
      await put('cus_a', { told: ['evt_1', 'evt_2'] })
      await store.attempted('evt_1', null)
      expect((await store.undelivered(1, 9)).map(({ id }) => id)).toEqual(['evt_2'])
      expect((await store.undelivered(2, 9)).map(({ id }) => id)).toEqual(['evt_1', 'evt_2'])
      await store.attempted('evt_1', start + 5)
      await store.attempted('evt_1', null)
      expect(await store.event('evt_1')).toMatchObject({ attempts: 3, deliveredAt: start + 5 })
      expect((await store.undelivered(9, 9)).map(({ id }) => id)).toEqual(['evt_2'])
      await store.attempted('evt_unknown', start)
    })
  })
}
