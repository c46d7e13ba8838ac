import { randomUUID } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { sampleAuditEntry } from '../audit-store'
import { addMember, addTenant } from './samples'
import type { TenancySubject } from './subject'

export function describeFlags(name: string, subject: () => TenancySubject): void {
  describe(name, () => {
    test('are overridden for a tenant and for a member, and left to the definition again', async () => {
      const home = await addTenant(subject())
      const ada = await addMember(subject(), home)
      await home.within(async ({ flags }) => {
        expect(await flags.set('beta', null, true)).toBe(true)
        expect(await flags.set('beta', ada.id, true)).toBe(true)
        expect(await flags.set('beta', ada.id, false)).toBe(true)
        expect(await flags.set('alpha', null, false)).toBe(true)
        expect(await flags.set('beta', randomUUID(), true)).toBe(false)
        const all = await flags.list()
        expect(all).toHaveLength(3)
        expect(all[0]).toEqual({ key: 'alpha', userId: null, enabled: false })
        expect(all).toContainEqual({ key: 'beta', userId: null, enabled: true })
        expect(all).toContainEqual({ key: 'beta', userId: ada.id, enabled: false })
        expect(await flags.set('beta', null, null)).toBe(true)
        expect(await flags.set('beta', null, null)).toBe(true)
        expect(await flags.list()).toHaveLength(2)
      })
    })

    test('for everyone are set, changed and taken away, and everyone is told', async () => {
      const { tenancy, events } = subject()
      const { directory } = tenancy
      const set = (key: string, setting: Parameters<typeof directory.setFlag>[1]) =>
        directory.setFlag(key, setting, sampleAuditEntry())
      await set('beta', { enabled: true, percent: 20 })
      await set('alpha', { enabled: false, percent: null })
      await set('beta', { enabled: true, percent: 40 })
      expect(await directory.listFlags()).toEqual([
        { key: 'alpha', enabled: false, percent: null },
        { key: 'beta', enabled: true, percent: 40 },
      ])
      await set('alpha', null)
      expect((await directory.listFlags()).map(({ key }) => key)).toEqual(['beta'])
      await vi.waitFor(() => expect(events).toHaveLength(4), 5_000)
      expect(events[0]).toEqual({ tenantId: null, userId: null, type: 'flag_changed' })
    })

    test('AUD-4 for everyone are written down, or not set', async () => {
      const { stores, tenancy } = subject()
      const { directory } = tenancy
      const entry = sampleAuditEntry()
      await directory.setFlag('beta', { enabled: true, percent: null }, entry)
      await expect(stores.audit.record(entry), 'it is there').rejects.toThrow()
      await expect(directory.setFlag('beta', { enabled: false, percent: null }, entry)).rejects.toThrow()
      await expect(directory.setFlag('beta', null, entry)).rejects.toThrow()
      expect(await directory.listFlags()).toEqual([{ key: 'beta', enabled: true, percent: null }])
    })
  })
}
