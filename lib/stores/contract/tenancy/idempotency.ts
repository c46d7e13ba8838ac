import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addUser, minute, race, start } from '../samples'
import { addTenant, day } from './samples'
import type { TenancySubject } from './subject'

export function describeIdempotency(name: string, subject: () => TenancySubject): void {
  const store = () => subject().tenancy.idempotency
  const world = async () => {
    const { id: userId } = await addUser(subject().stores)
    return { key: 'key-1', userId, tenantId: null, path: '/api/projects' }
  }
  const request = (over: { at?: number; bodyHash?: string } = {}) => {
    const { at = start, bodyHash = 'body' } = over
    return { id: randomUUID(), bodyHash, at, leaseMs: minute, expiresAt: at + day }
  }
  const response = { status: 201, body: { id: 'p1', tags: ['a', null], nested: { on: true } } }

  describe(name, () => {
    test('answer the first result again', async () => {
      const scope = await world()
      const first = request()
      expect(await store().claim(scope, first)).toEqual({ state: 'claimed', id: first.id })
      expect(await store().claim(scope, request())).toEqual({ state: 'running' })
      expect(await store().complete(first.id, response)).toBe(true)
      expect(await store().claim(scope, request({ at: start + day - 1 }))).toEqual({
        state: 'completed',
        response,
      })
      expect(await store().complete(first.id, { status: 500, body: null })).toBe(false)
    })

    test('keep an answer without a body', async () => {
      const scope = await world()
      const first = request()
      await store().claim(scope, first)
      await store().complete(first.id, { status: 204, body: undefined })
      const again = await store().claim(scope, request())
      expect(again).toEqual({ state: 'completed', response: { status: 204, body: null } })
    })

    test('of another person, tenant or path are other keys; another body is a conflict', async () => {
      const scope = await world()
      const home = await addTenant(subject())
      const first = request()
      await store().claim(scope, first)
      expect(await store().claim(scope, request({ bodyHash: 'other' }))).toEqual({ state: 'conflict' })
      await store().complete(first.id, response)
      expect(await store().claim(scope, request({ bodyHash: 'other' }))).toEqual({ state: 'conflict' })
      const elsewhere = [
        { userId: home.owner.id },
        { tenantId: home.id },
        { path: '/api/workspaces' },
        { key: 'key-2' },
      ]
      for (const over of elsewhere) {
        expect(await store().claim({ ...scope, ...over }, request())).toMatchObject({ state: 'claimed' })
      }
    })

    test('of 50 at once exactly one runs', async () => {
      const { tenancy, other } = subject()
      const scope = await world()
      const claims = await race(50, [tenancy, other.tenancy], ({ idempotency }) =>
        idempotency.claim(scope, request()),
      )
      expect(claims.filter(({ state }) => state === 'claimed')).toHaveLength(1)
      expect(claims.filter(({ state }) => state === 'running')).toHaveLength(49)
    })

    test('are free again when the run was abandoned, and not when it was completed', async () => {
      const scope = await world()
      const [first, second] = [request(), request()]
      await store().claim(scope, first)
      await store().abandon(first.id)
      expect(await store().claim(scope, second)).toEqual({ state: 'claimed', id: second.id })
      await store().complete(second.id, response)
      await store().abandon(second.id)
      expect(await store().claim(scope, request())).toEqual({ state: 'completed', response })
    })

    test('go to the next caller when the run has died, and what it did late is undone', async () => {
      const scope = await world()
      const home = await addTenant(subject())
      const within = { ...scope, tenantId: home.id }
      const [first, second] = [request(), request({ at: start + minute })]
      await store().claim(within, first)
      expect(await store().claim(within, request({ at: start + minute - 1 }))).toEqual({ state: 'running' })
      expect(await store().claim(within, request({ at: start + minute, bodyHash: 'b' }))).toEqual({
        state: 'conflict',
      })
      expect(await store().claim(within, second)).toEqual({ state: 'claimed', id: second.id })
      await home.within(async ({ idempotency }) => {
        expect(await idempotency.complete(first.id, response)).toBe(false)
        expect(await idempotency.complete(second.id, response)).toBe(true)
      })
      expect(await store().claim(within, request())).toEqual({ state: 'completed', response })
    })

    test.each(['nowhere', 'another tenant'])(
      'taken %s are completed in the transaction that makes a tenant, and with it',
      async (place) => {
        const home = await addTenant(subject())
        const scope = { ...(await world()), tenantId: place === 'nowhere' ? null : home.id }
        const first = request()
        await store().claim(scope, first)
        const id = randomUUID()
        const owner = { memberId: randomUUID(), userId: home.owner.id }
        const tenant = { id, slug: `t-${id}`, name: 'Second', createdAt: start, owner }
        const { directory } = subject().tenancy
        const undone = directory.createTenant(tenant, async ({ idempotency }) => {
          expect(await idempotency.complete(first.id, response)).toBe(true)
          throw new Error('undone')
        })
        await expect(undone).rejects.toThrow('undone')
        expect(await store().claim(scope, request())).toEqual({ state: 'running' })
        await directory.createTenant(tenant, async ({ idempotency, members }) => {
          expect(await idempotency.complete(first.id, response)).toBe(true)
          expect(await members.count(), 'still in the tenant').toBe(1)
        })
        expect(await store().claim(scope, request())).toEqual({ state: 'completed', response })
      },
    )

    test('are new after a day, whatever was asked, and can be swept away', async () => {
      const scope = await world()
      const first = request()
      await store().claim(scope, first)
      await store().complete(first.id, response)
      const next = request({ at: start + day, bodyHash: 'other' })
      expect(await store().claim(scope, next)).toEqual({ state: 'claimed', id: next.id })
      expect(await store().deleteExpired(next.expiresAt)).toBe(0)
      expect(await store().deleteExpired(next.expiresAt + 1)).toBe(1)
      expect(await store().claim(scope, request())).toMatchObject({ state: 'claimed' })
    })
  })
}
