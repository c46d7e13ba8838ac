import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { start } from '../samples'
import { addTenant, day } from './samples'
import type { TenancySubject } from './subject'
import { samplePlan } from './subscriptions'

export function describePlanVersions(name: string, subject: () => TenancySubject): void {
  const versions = () => subject().tenancy.planVersions
  const other = () => subject().other.tenancy.planVersions

  describe(name, () => {
    test('a version keeps the time at which it was first sold', async () => {
      const key = `plan-${randomUUID()}`
      const { terms } = samplePlan({ key })
      await versions().record([{ terms, version: 'v1' }], start)
      const both = ['v1', 'v2'].map((version) => ({ terms, version }))
      await Promise.all(
        Array.from({ length: 50 }, (_, at) => (at % 2 ? other() : versions()).record(both, start + day)),
      )
      expect((await versions().list()).filter(({ plan }) => plan === key)).toEqual([
        { plan: key, version: 'v2', firstSoldAt: start + day },
        { plan: key, version: 'v1', firstSoldAt: start },
      ])
    })

    test('finds who holds another version, a page at a time', async () => {
      const key = `plan-${randomUUID()}`
      const ids: string[] = []
      for (const version of ['v1', 'v2', 'v1']) {
        const { id } = await addTenant(subject())
        await subject().tenancy.subscriptions.assign(id, samplePlan({ key }, { version }))
        if (version === 'v1') ids.push(id)
      }
      const [first, second] = ids.toSorted()
      const held = { plan: key, version: 'v1' }
      expect(await other().holders(key, 'v2', null, 10)).toEqual([
        { tenantId: first, ...held },
        { tenantId: second, ...held },
      ])
      expect(await versions().holders(key, 'v2', null, 1)).toEqual([{ tenantId: first, ...held }])
      expect(await versions().holders(key, 'v2', first ?? null, 10)).toEqual([{ tenantId: second, ...held }])
    })
  })
}
