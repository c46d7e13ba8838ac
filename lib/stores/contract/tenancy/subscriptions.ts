import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { HeldPlan, PlanTerms } from '@/lib/core/billing/active-plans'
import { start } from '../samples'
import { addTenant, day } from './samples'
import type { TenancySubject } from './subject'

/** A plan as it is taken. */
export function samplePlan(over: Partial<PlanTerms> = {}, held: Partial<HeldPlan> = {}): HeldPlan {
  const terms: PlanTerms = {
    ...{ key: 'pro', title: 'Pro', group: 'main', addOn: false, requires: [], features: ['export:pdf'] },
    limits: [{ key: 'ai-limit', gates: 'ai:generate', per: 'month', max: 1_000, overage: null }],
    price: { month: 2_900, year: null },
    ...over,
  }
  return { terms, version: 'v1', quantity: 1, anchor: start, expiresAt: null, ...held }
}

export function describeSubscriptions(name: string, subject: () => TenancySubject): void {
  const subscriptions = () => subject().tenancy.subscriptions
  const other = () => subject().other.tenancy.subscriptions
  const addOn = (over: Partial<HeldPlan> = {}) => samplePlan({ key: 'boost', group: null, addOn: true }, over)

  describe(name, () => {
    test('a new tenant has taken nothing, and says since when it is there', async () => {
      const { id } = await addTenant(subject(), { createdAt: start - day })
      expect(await subscriptions().subscription(id)).toEqual({ since: start - day, held: [], overrides: {} })
    })

    test('what is no tenant has no subscription', async () => {
      for (const id of ['no-uuid', randomUUID()]) expect(await subscriptions().subscription(id)).toBeNull()
    })

    test('what was taken is kept as it was then', async () => {
      const { id } = await addTenant(subject())
      const overage = { amount: 0.5, per: 10, cap: null }
      const limits = [{ key: 'ai-limit', gates: 'ai:generate', per: null, max: -1, overage }]
      const taken = samplePlan({ limits }, { anchor: start + 1, expiresAt: start + day })
      await subscriptions().assign(id, taken)
      await subscriptions().assign(id, addOn({ quantity: 3 }))
      const { held } = (await other().subscription(id)) ?? { held: [] }
      expect(held).toEqual([addOn({ quantity: 3 }), taken])
    })

    test('a base plan takes the place of the one of its group, and leaves those of others and the add-ons', async () => {
      const { id } = await addTenant(subject())
      const support = samplePlan({ key: 'gold', group: 'support' })
      for (const plan of [samplePlan(), support, addOn()]) await subscriptions().assign(id, plan)
      const enterprise = samplePlan({ key: 'enterprise' }, { version: 'v2' })
      await subscriptions().assign(id, enterprise)
      expect((await subscriptions().subscription(id))?.held).toEqual([addOn(), enterprise, support])
      await subscriptions().assign(id, addOn({ quantity: 2 }))
      expect((await subscriptions().subscription(id))?.held[0]?.quantity).toBe(2)
    })

    test('BIL-3 of fifty at once one base plan of a group is left, and of an add-on one', async () => {
      const { id } = await addTenant(subject())
      await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          (at % 2 ? other() : subscriptions()).assign(id, samplePlan({ key: `plan-${at % 3}` })),
        ),
      )
      expect((await subscriptions().subscription(id))?.held).toHaveLength(1)
      await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          (at % 2 ? other() : subscriptions()).assign(id, addOn({ quantity: at + 1 })),
        ),
      )
      expect((await subscriptions().subscription(id))?.held).toHaveLength(2)
    })

    test('what is taken away is gone, of this tenant alone', async () => {
      const [one, another] = [await addTenant(subject()), await addTenant(subject())]
      for (const { id } of [one, another]) await subscriptions().assign(id, samplePlan())
      expect(await subscriptions().remove(one.id, 'pro')).toBe(true)
      expect(await subscriptions().remove(one.id, 'pro')).toBe(false)
      expect((await subscriptions().subscription(one.id))?.held).toEqual([])
      expect((await subscriptions().subscription(another.id))?.held).toHaveLength(1)
    })

    test('a promise is kept through every change of plan, until it is taken back', async () => {
      const { id } = await addTenant(subject())
      await subscriptions().updateOverrides(id, { 'ai-limit': { max: 5_000 }, 'ai:generate': { max: -1 } })
      await subscriptions().assign(id, samplePlan())
      await subscriptions().updateOverrides(id, { 'ai-limit': { max: 6_000 } })
      const promised = { 'ai-limit': { max: 6_000 }, 'ai:generate': { max: -1 } }
      expect((await subscriptions().subscription(id))?.overrides).toEqual(promised)
      await subscriptions().updateOverrides(id, { 'ai:generate': null, nothing: null })
      expect((await subscriptions().subscription(id))?.overrides).toEqual({ 'ai-limit': { max: 6_000 } })
    })

    test('a transaction that fails leaves the plan as it was', async () => {
      const { id, within } = await addTenant(subject())
      await subscriptions().assign(id, samplePlan())
      const work = within(async (stores) => {
        await stores.subscriptions.assign(id, samplePlan({ key: 'enterprise' }))
        await stores.subscriptions.updateOverrides(id, { 'ai-limit': { max: 1 } })
        throw new Error('undone')
      })
      await expect(work).rejects.toThrow('undone')
      const { held, overrides } = (await subscriptions().subscription(id)) ?? {}
      expect([held?.map(({ terms }) => terms.key), overrides]).toEqual([['pro'], {}])
    })
  })
}
