import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { minute, race, start } from '../samples'
import { addTenant, sampleRole } from './samples'
import type { TenancySubject } from './subject'

export function describeCustomRoles(name: string, subject: () => TenancySubject): void {
  describe(name, () => {
    test('come back as they were written, permissions by name', async () => {
      const home = await addTenant(subject())
      const permissions = [{ name: 'project:*', ownership: true }, { name: 'audit:read' }, { name: '*' }]
      const role = sampleRole({ grant: { permissions, exclude: ['project:delete', 'a:b'] } })
      const override = sampleRole({ type: 'workspace', slug: 'editor', custom: false, title: null })
      await home.within(async ({ customRoles }) => {
        expect(await customRoles.create(role)).toBe(true)
        expect(await customRoles.create(override)).toBe(true)
        const grant = {
          permissions: [{ name: '*' }, { name: 'audit:read' }, { name: 'project:*', ownership: true }],
          exclude: ['project:delete', 'a:b'],
        }
        expect(await customRoles.find('organization', 'auditor')).toEqual({ ...role, grant })
        expect(await customRoles.list()).toEqual([{ ...role, grant }, override])
        expect(await customRoles.find('workspace', 'auditor')).toBeNull()
      })
    })

    test('are made once for a type and a slug, also by 50 at once', async () => {
      const { tenancy, other } = subject()
      const home = await addTenant(subject())
      const made = await race(50, [tenancy, other.tenancy], (instance) =>
        instance.inTenant(home.id, ({ customRoles }) => customRoles.create(sampleRole())),
      )
      expect(made.filter(Boolean)).toHaveLength(1)
      const elsewhere = await addTenant(subject())
      expect(await elsewhere.within(({ customRoles }) => customRoles.create(sampleRole()))).toBe(true)
    })

    test('change their title and what they grant', async () => {
      const home = await addTenant(subject())
      const role = sampleRole()
      const change = {
        title: 'Reader',
        grant: { permissions: [{ name: 'project:read', ownership: true }], exclude: [] },
        updatedAt: start + minute,
      }
      await home.within(async ({ customRoles }) => {
        await customRoles.create(role)
        expect(await customRoles.update(role.type, role.slug, change)).toEqual({ ...role, ...change })
        expect(await customRoles.find(role.type, role.slug)).toEqual({ ...role, ...change })
        expect(await customRoles.update(role.type, 'unknown', change)).toBeNull()
      })
    })

    test('share no permissions with one another: taken from one, the other keeps them', async () => {
      const home = await addTenant(subject())
      const [one, two] = [sampleRole(), sampleRole({ slug: 'second' })]
      await home.within(async ({ customRoles }) => {
        await customRoles.create(one)
        await customRoles.create(two)
        const nothing = { title: null, grant: { permissions: [], exclude: [] }, updatedAt: start }
        await customRoles.update(one.type, one.slug, nothing)
        expect((await customRoles.find(two.type, two.slug))?.grant).toEqual(two.grant)
      })
    })

    test('are removed, and can be made anew', async () => {
      const home = await addTenant(subject())
      const role = sampleRole()
      await home.within(async ({ customRoles }) => {
        await customRoles.create(role)
        expect(await customRoles.remove(role.type, role.slug)).toBe(true)
        expect(await customRoles.remove(role.type, role.slug)).toBe(false)
        expect(await customRoles.list()).toEqual([])
        expect(await customRoles.create({ ...role, id: randomUUID() })).toBe(true)
      })
    })
  })
}
