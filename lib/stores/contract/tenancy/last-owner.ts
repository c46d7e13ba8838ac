import { describe, expect, test } from 'vitest'
import type { Tenancy } from '@/lib/core/tenancy/stores'
import { race } from '../samples'
import { addMember, addTenant, leaveAll, listing, type Home } from './samples'
import type { TenancySubject } from './subject'

export function describeLastOwner(name: string, subject: () => TenancySubject): void {
  const owners = async ({ within }: Home) =>
    (await within(({ members }) => members.list({ ...listing('name'), role: 'owner' }))).length

  /** Two owners, and 50 calls that each would take one of them away, over two instances. */
  const contest = async (call: (tenancy: Tenancy, home: Home, userId: string) => Promise<unknown>) => {
    const { tenancy, other } = subject()
    const home = await addTenant(subject())
    const second = await addMember(subject(), home, { role: 'owner' })
    const answers = await race(50, [tenancy, other.tenancy], (instance, index) =>
      call(instance, home, index % 2 ? home.owner.id : second.id),
    )
    return { home, answers }
  }

  describe(name, () => {
    test('can neither be demoted nor removed, while another owner can', async () => {
      const home = await addTenant(subject())
      const second = await addMember(subject(), home, { role: 'owner' })
      await home.within(async ({ members }) => {
        expect(await members.setRole(second.id, 'member')).toBe('changed')
        expect(await members.setRole(home.owner.id, 'admin')).toBe('last_owner')
        expect(await members.setRole(home.owner.id, 'owner')).toBe('changed')
        expect(await members.remove(home.owner.id)).toBe('last_owner')
        expect(await members.setRole(second.id, 'owner')).toBe('changed')
        expect(await members.remove(home.owner.id)).toBe('removed')
      })
      expect(await owners(home)).toBe(1)
    })

    test('PRV-3 two owners demote each other at once, 50 times over: one stays', async () => {
      const { home, answers } = await contest((tenancy, { id }, userId) =>
        tenancy.inTenant(id, ({ members }) => members.setRole(userId, 'member')),
      )
      expect(await owners(home)).toBe(1)
      expect(answers).toContain('last_owner')
    })

    test('PRV-3 two owners remove each other at once: one stays', async () => {
      const { home, answers } = await contest((tenancy, { id }, userId) =>
        tenancy.inTenant(id, ({ members }) => members.remove(userId)),
      )
      expect(await owners(home)).toBe(1)
      expect(answers.filter((answer) => answer === 'removed')).toHaveLength(1)
    })

    test('PRV-3 two owners leave everything at once while others are in: one stays', async () => {
      const home = await addTenant(subject())
      const second = await addMember(subject(), home, { role: 'owner' })
      await addMember(subject(), home)
      const answers = await race(10, [subject(), subject().other], (instance, index) =>
        leaveAll(instance, index % 2 ? home.owner.id : second.id),
      )
      expect(await owners(home)).toBe(1)
      expect(new Set(answers)).toEqual(new Set([true, false]))
    })
  })
}
