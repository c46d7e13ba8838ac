import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { Placement } from '@/lib/core/access/stores'
import { maxDepth } from '@/lib/core/tenancy/things'
import { race } from '../samples'
import { addTenant, type Home } from './samples'
import type { TenancySubject } from './subject'

export function describeTree(name: string, subject: () => TenancySubject): void {
  const add = async (
    { within }: Home,
    parent: Resource,
    ownerId: string | null = null,
  ): Promise<Resource> => {
    const thing = { type: 'folder', id: randomUUID() }
    expect(await within(({ tree }) => tree.add({ ...thing, parent, ownerId }))).toBe('added')
    return thing
  }
  const chain = async (home: Home, parent: Resource, length: number): Promise<Resource[]> => {
    const things: Resource[] = []
    for (let n = 0; n < length; n++) things.push(await add(home, things.at(-1) ?? parent))
    return things
  }
  const place = async (home: Home, thing: Resource): Promise<Placement | null> =>
    (await subject().tenancy.closure.placements(home.id, [thing]))[0] ?? null
  const move = (home: Home, thing: Resource, parent: Resource) =>
    home.within(({ tree }) => tree.move(thing, parent))
  const world = async () => {
    const home = await addTenant(subject())
    return { home, top: { type: 'organization', id: home.id } }
  }
  const unknown = () => ({ type: 'folder', id: randomUUID() })

  describe(name, () => {
    test('knows the way up from everything, and whose it is', async () => {
      const { home, top } = await world()
      const a = await add(home, top, home.owner.id)
      const b = await add(home, a)
      expect(await place(home, top)).toEqual({ path: [top], ownerId: null })
      expect(await place(home, a)).toEqual({ path: [a, top], ownerId: home.owner.id })
      expect(await place(home, b)).toEqual({ path: [b, a, top], ownerId: null })
      await home.within(({ tree }) => tree.setOwner(b, home.owner.id))
      expect((await place(home, b))?.ownerId).toBe(home.owner.id)
      expect(await home.within(({ tree }) => tree.setOwner(unknown(), null))).toBe(false)
    })

    test('TEN-6 takes nothing under a parent that is unknown or another tenant’s', async () => {
      const [{ home, top }, foreign] = [await world(), await world()]
      const theirs = await add(foreign.home, foreign.top)
      const a = await add(home, top)
      for (const parent of [unknown(), theirs, foreign.top, { ...top, type: 'folder' }]) {
        const node = { ...unknown(), parent, ownerId: null }
        expect(await home.within(({ tree }) => tree.add(node))).toBe('unknown_parent')
        expect(await place(home, node)).toBeNull()
        expect(await move(home, a, parent)).toBe('unknown_parent')
      }
      expect(await move(home, theirs, a)).toBe('unknown')
      expect(await move(home, unknown(), a)).toBe('unknown')
    })

    test('moves a thing with all below it, and only that', async () => {
      const { home, top } = await world()
      const [a, b] = [await add(home, top), await add(home, top)]
      const [c, d] = await chain(home, a, 2)
      const beside = await add(home, a)
      if (!c || !d) throw new Error('A chain of two.')
      expect(await move(home, c, b)).toBe('moved')
      expect((await place(home, c))?.path).toEqual([c, b, top])
      expect((await place(home, d))?.path).toEqual([d, c, b, top])
      expect((await place(home, beside))?.path).toEqual([beside, a, top])
      expect(await move(home, c, b)).toBe('moved')
      expect((await place(home, d))?.path).toEqual([d, c, b, top])
    })

    test('TEN-6 makes no cycle', async () => {
      const { home, top } = await world()
      const [a, b, c] = await chain(home, top, 3)
      if (!a || !b || !c) throw new Error('A chain of three.')
      for (const parent of [a, b, c]) expect(await move(home, a, parent)).toBe('cycle')
      expect(await move(home, top, c)).toBe('cycle')
      expect((await place(home, c))?.path).toEqual([c, b, a, top])
      expect(await move(home, c, a)).toBe('moved')
    })

    test('TEN-6 of moves at once that would close a circle, some are refused: every path still ends at the tenant', async () => {
      const { tenancy, other } = subject()
      const { home, top } = await world()
      const ring = await Promise.all(Array.from({ length: 5 }, () => add(home, top)))
      const answers = await race(50, [tenancy, other.tenancy], (instance, index) => {
        const [thing, parent] = [ring[index % 5], ring[(index + 1) % 5]]
        if (!thing || !parent) throw new Error('A ring of five.')
        return instance.inTenant(home.id, ({ tree }) => tree.move(thing, parent))
      })
      expect(answers).toContain('cycle')
      for (const thing of ring) {
        const path = (await place(home, thing))?.path ?? []
        expect(path.at(-1)).toEqual(top)
        expect(new Set(path.map(({ id }) => id)).size).toBe(path.length)
      }
    })

    test(`is ${maxDepth} things deep, and no deeper by a move`, async () => {
      const { home, top } = await world()
      const things = await chain(home, top, maxDepth - 1)
      const deepest = things.at(-1) ?? top
      expect((await place(home, deepest))?.path).toHaveLength(maxDepth)
      const node = { ...unknown(), parent: deepest, ownerId: null }
      expect(await home.within(({ tree }) => tree.add(node))).toBe('too_deep')
      const [a] = await chain(home, top, 2)
      if (!a) throw new Error('A chain of two.')
      expect(await move(home, a, things.at(-2) ?? top)).toBe('too_deep')
      expect(await move(home, a, things.at(-3) ?? top)).toBe('moved')
    })

    test('loses a thing with all below it and the roles held there, and never the tenant', async () => {
      const { home, top } = await world()
      const [a, b] = await chain(home, top, 2)
      const beside = await add(home, top)
      if (!a || !b) throw new Error('A chain of two.')
      await home.within(async ({ tree, assignments }) => {
        await assignments.set(home.owner.id, b, 'reader')
        expect(await tree.remove(top)).toEqual([])
        expect(await tree.remove(a)).toEqual([a, b])
        expect(await tree.remove(a)).toEqual([])
        expect(await assignments.ofUser(home.owner.id)).toHaveLength(1)
      })
      expect(await place(home, b)).toBeNull()
      expect(await place(home, beside)).not.toBeNull()
    })
  })
}
