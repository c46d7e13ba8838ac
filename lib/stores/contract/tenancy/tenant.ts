import { describe, expect, test } from 'vitest'
import { race, start } from '../samples'
import { addMember, addTenant, day } from './samples'
import type { TenancySubject } from './subject'

export function describeTenant(name: string, subject: () => TenancySubject): void {
  describe(name, () => {
    const find = (id: string) => subject().tenancy.directory.findById(id)

    test('is made with its owner, and read from inside and outside alike', async () => {
      const { tenancy } = subject()
      const home = await addTenant(subject(), { slug: 'acme', name: 'Acme' })
      const tenant = {
        id: home.id,
        slug: 'acme',
        name: 'Acme',
        seatLimit: null,
        requireMfa: false,
        createdAt: start,
        deletedAt: null,
        purgeAt: null,
      }
      expect(await find(home.id)).toEqual(tenant)
      expect(await tenancy.directory.findBySlug('acme')).toEqual(tenant)
      expect(await home.within((stores) => stores.tenant.read())).toEqual(tenant)
      expect(await home.within((stores) => stores.tenant.lock())).toEqual(tenant)
      expect(await tenancy.directory.membership(home.owner.id, home.id)).toMatchObject({ role: 'owner' })
    })

    test('of 50 at once that want one slug, one gets it', async () => {
      const { stores, tenancy, other } = subject()
      const owner = (await addTenant(subject())).owner
      let made = 0
      await race(50, [tenancy, other.tenancy], async (instance) => {
        const home = addTenant({ ...subject(), stores, tenancy: instance }, { slug: 'wanted', owner })
        await home.then(() => made++).catch(() => undefined)
      })
      expect(made).toBe(1)
      expect(await tenancy.directory.listOf(owner.id)).toHaveLength(2)
    })

    test('of 50 at once that change to one slug, one gets it', async () => {
      const { tenancy, other } = subject()
      const homes = await Promise.all(Array.from({ length: 10 }, () => addTenant(subject())))
      const answers = await race(50, [tenancy, other.tenancy], (instance, index) =>
        instance.inTenant(homes[index % 10]?.id ?? '', (stores) => stores.tenant.update({ slug: 'wanted' })),
      )
      const winners = answers.filter((answer) => answer !== 'slug_taken').map(({ id }) => id)
      expect(new Set(winners).size).toBe(1)
    })

    test('changes what it is told to, and nothing else', async () => {
      const home = await addTenant(subject())
      const changed = await home.within((stores) =>
        stores.tenant.update({ slug: 'new', seatLimit: 5, requireMfa: true }),
      )
      expect(changed).toMatchObject({ slug: 'new', name: 'Acme', seatLimit: 5, requireMfa: true })
      expect(await find(home.id)).toEqual(changed)
      expect(
        await home.within((stores) => stores.tenant.update({ slug: 'new', seatLimit: null })),
      ).toMatchObject({
        slug: 'new',
        seatLimit: null,
      })
    })

    test('being deleted, it is nobody’s; restored in time, it is as before', async () => {
      const { directory, roles } = subject().tenancy
      const home = await addTenant(subject())
      const guest = await addMember(subject(), home)
      const purgeAt = start + 30 * day
      expect(await home.within(({ tenant }) => tenant.markDeleted(start, purgeAt))).toBe(true)
      expect(await home.within(({ tenant }) => tenant.markDeleted(start + 1, purgeAt + 1))).toBe(false)
      expect(await find(home.id)).toMatchObject({ deletedAt: start, purgeAt })
      expect(await directory.membership(home.owner.id, home.id)).toBeNull()
      expect(await directory.membershipBySlug(home.owner.id, home.slug)).toBeNull()
      expect(await directory.listOf(guest.id)).toEqual([])
      expect((await roles.standing(guest.id, home.id, [])).isMember).toBe(false)
      expect((await directory.listDeletedOwnedBy(home.owner.id)).map(({ id }) => id)).toEqual([home.id])
      expect(await directory.listDeletedOwnedBy(guest.id)).toEqual([])

      expect(await home.within(({ tenant }) => tenant.restore(purgeAt))).toBe(false)
      expect(await home.within(({ tenant }) => tenant.restore(purgeAt - 1))).toBe(true)
      expect(await home.within(({ tenant }) => tenant.restore(purgeAt - 1))).toBe(false)
      expect(await find(home.id)).toMatchObject({ deletedAt: null, purgeAt: null })
      expect((await roles.standing(guest.id, home.id, [])).isMember).toBe(true)
      expect(await directory.listDeletedOwnedBy(home.owner.id)).toEqual([])
    })
  })
}
