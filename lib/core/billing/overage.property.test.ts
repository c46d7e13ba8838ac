import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTables } from '@/lib/stores/memory/tables'
import { createWalletStore } from '@/lib/stores/memory/tenant/wallet-store'
import type { ChargedCounter } from './stores'

type Terms = Pick<ChargedCounter, 'included' | 'most'>
type Step = { terms: Terms; act: 'consume' | 'take back' | 'report'; amount: number }

const counter = { limit: 'l', periodStart: 0 }
const termsArb: fc.Arbitrary<Terms> = fc
  .tuple(fc.option(fc.nat(12)), fc.option(fc.nat(8)))
  .map(([included, more]) => ({
    included,
    most: included === null || more === null ? null : included + more,
  }))
const stepArb: fc.Arbitrary<Step> = fc.record({
  terms: termsArb,
  act: fc.constantFrom('consume', 'consume', 'take back', 'report'),
  amount: fc.integer({ min: 1, max: 9 }),
})

/** One unit at a time: whether it goes, and whether it is overage. */
function naive() {
  let state = { consumed: 0, overage: 0 }
  return {
    state: () => state,
    consume(amount: number, { included, most }: Terms): boolean {
      const next = { ...state }
      for (let unit = 0; unit < amount; unit++) {
        if (included !== null && next.consumed >= included) next.overage += 1
        next.consumed += 1
        const soldOut = most !== null && next.overage > most - (included ?? most)
        if (most !== null && next.consumed > most) return false
        if (soldOut && next.overage > state.overage) return false
      }
      state = next
      return true
    },
    takeBack(amount: number, { included }: Terms): void {
      for (let unit = 0; unit < amount; unit++) {
        if (included !== null && state.consumed > included && state.overage > 0) state.overage -= 1
        state.consumed -= 1
      }
    },
  }
}

/** Walks the wallet and the naive one beside it. Returns how much the provider was told, and the highest overage there was. */
async function walk(steps: readonly Step[]) {
  const wallet = createWalletStore(createTables())
  const model = naive()
  const made: { key: string; amount: number; terms: Terms }[] = []
  let told = 0
  let highest = 0
  for (const [at, { act, terms, amount }] of steps.entries()) {
    if (act === 'consume') {
      const key = String(at)
      const of = { tenantId: 't', userId: 'u', entitlement: 'e', at: 0 }
      const { outcome } = await wallet.consume({ ...of, amount, key, counters: [{ ...counter, ...terms }] })
      expect(outcome).toBe(model.consume(amount, terms) ? 'counted' : 'refused')
      if (outcome === 'counted') made.push({ key, amount, terms })
    }
    const last = act === 'take back' ? made.splice(amount % Math.max(1, made.length), 1)[0] : undefined
    if (last) {
      expect(await wallet.unconsume('t', last.key)).toBe(true)
      model.takeBack(last.amount, last.terms)
    }
    const claim = act === 'report' ? await wallet.claimOverage('t', counter) : null
    if (claim) {
      told += claim.to - claim.from
      await wallet.settleOverage('t', counter, claim)
    }
    expect(await wallet.stands('t', [counter])).toEqual([model.state()])
    highest = Math.max(highest, model.state().overage)
    expect((await wallet.overage('t', [counter]))[0]).toBe(Math.max(told, model.state().overage))
  }
  return { told, highest, state: model.state() }
}

it('counts as overage, refuses and takes back as one unit after the other would be, whatever terms come and go', async () => {
  const property = fc.asyncProperty(fc.array(stepArb, { maxLength: 40 }), async (steps) => {
    const { told, highest } = await walk(steps)
    expect(told).toBeLessThanOrEqual(highest)
  })
  await fc.assert(property, { numRuns: 1_000 })
})

it('is what is used beyond what is included while the terms stay, and never more than is sold', async () => {
  const property = fc.asyncProperty(termsArb, fc.array(stepArb, { maxLength: 40 }), async (terms, steps) => {
    const { state, told } = await walk(steps.map((step) => ({ ...step, terms })))
    const { included, most } = terms
    expect(state.overage).toBe(included === null ? 0 : Math.max(0, state.consumed - included))
    if (most !== null && included !== null) expect(told).toBeLessThanOrEqual(most - included)
  })
  await fc.assert(property, { numRuns: 500 })
})
