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
    test('a version is sold since it was recorded first, and anew when it takes the place of a later one', async () => {
      const key = `plan-${randomUUID()}`
      const { terms } = samplePlan({ key })
      const record = (version: string, at: number) => versions().record([{ terms, version }], at)
      const listed = async () => (await other().list()).filter(({ plan }) => plan === key)
      await record('v1', start)
      await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          (at % 2 ? other() : versions()).record([{ terms, version: 'v2' }], start + day),
        ),
      )
      const [v1, v2] = [
        { plan: key, version: 'v1', soldSince: start },
        { plan: key, version: 'v2', soldSince: start + day },
      ]
      expect(await listed()).toEqual([v2, v1])
      await record('v2', start + 2 * day)
      expect(await listed(), 'nothing is new').toEqual([v2, v1])
      await record('v1', start + 3 * day)
      await record('v1', start + 4 * day)
      expect(await listed(), 'back to the one before').toEqual([{ ...v1, soldSince: start + 3 * day }, v2])
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
