import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { gaveWay, planChanges, termsOf } from './plan-changes'
import { planVersion } from './plan-version'
import { giveInLedger, lookInLedger, type Ledger } from './test-held-reference'
import { applied, newWalk, subscriptionAfter, walkArb, type Act, type Walk } from './test-subscription-walk'

const cases = { numRuns: 2_000 }
vi.setConfig({ testTimeout: 120_000 })

const changesOf = ({ model, held, before, now }: Walk) => planChanges(model, held, before, now)

/** Takes over what the provider says. */
function look(walk: Walk): void {
  walk.held = applied(walk.held, changesOf(walk))
  walk.before = walk.now
}

/** As whoever runs the app does it: beside what is there. */
function give(walk: Walk, key: string, quantity: number): void {
  const known = walk.held.find(({ terms }) => terms.key === key)
  const terms = known?.terms ?? walk.model.plans[key]
  if (!terms) return
  const row = {
    ...{ terms: termsOf(terms), version: planVersion(terms), expiresAt: null },
    ...{ quantity: (known?.quantity ?? 0) + quantity, anchor: known?.anchor ?? walk.at },
  }
  walk.held = applied(walk.held, { assign: [row], remove: [] })
}

function edit({ model, at }: Walk, key: string): void {
  const plan = model.plans[key]
  if (plan) model.plans[key] = { ...plan, price: { month: at, year: null } }
}

const holdsBase = ({ held }: Walk) => held.some(({ terms }) => !terms.addOn)

/** One act, in the walk and in the ledger. */
function step(walk: Walk, ledger: Ledger, act: Act): void {
  walk.at += 1
  walk.now = subscriptionAfter(walk, act)
  if (act.name === 'edit') edit(walk, act.key)
  if (act.name === 'give') {
    give(walk, act.key, act.quantity)
    giveInLedger(ledger, walk.model, { ...act, at: walk.at })
  }
  if (act.name === 'givePlan' && !holdsBase(walk)) {
    give(walk, act.plan, 1)
    giveInLedger(ledger, walk.model, { key: act.plan, quantity: 1, at: walk.at })
  }
  if (act.name === 'look') {
    look(walk)
    lookInLedger(ledger, walk.model, walk.now)
  }
}

function follow(acts: readonly Act[]): { walk: Walk; ledger: Ledger } {
  const walk = newWalk()
  const ledger: Ledger = new Map()
  for (const act of [...acts, { name: 'look' } as const]) step(walk, ledger, act)
  return { walk, ledger }
}

const heldOf = ({ held }: Walk) =>
  Object.fromEntries(held.map(({ terms, ...row }) => [terms.key, { ...row, says: planVersion(terms) }]))

it('what is held is what was bought and what was given, under the terms and from the day it was taken', () => {
  const property = fc.property(walkArb(), (acts) => {
    const { walk, ledger } = follow(acts)
    const expected = [...ledger].map(([key, { bought, given, version, anchor, expiresAt }]) => [
      key,
      { quantity: bought + given, version, says: version, anchor, expiresAt },
    ])
    expect(heldOf(walk)).toEqual(Object.fromEntries(expected))
  })
  fc.assert(property, cases)
})

it('looking again changes nothing', () => {
  const property = fc.property(walkArb(), (acts) => {
    const { walk } = follow(acts)
    expect(changesOf(walk)).toEqual({ assign: [], remove: [] })
  })
  fc.assert(property, cases)
})

it('nothing that was given is gone, but a base plan that says so', () => {
  const property = fc.property(walkArb(), (acts) => {
    const given = new Map<string, number>()
    const walk = newWalk()
    for (const act of [...acts, { name: 'look' } as const]) {
      if (act.name === 'look')
        for (const key of gaveWay(walk.held, walk.before, changesOf(walk))) given.delete(key)
      if (act.name === 'give') given.set(act.key, (given.get(act.key) ?? 0) + act.quantity)
      if (act.name === 'givePlan' && !holdsBase(walk)) given.set(act.plan, 1)
      step(walk, new Map(), act)
      for (const [key, quantity] of given) {
        const row = walk.held.find(({ terms }) => terms.key === key)
        expect([row?.expiresAt, (row?.quantity ?? 0) >= quantity]).toEqual([null, true])
      }
    }
  })
  fc.assert(property, cases)
})

it('looks that overtake one another, and that are repeated, end the same', () => {
  const walks = walkArb('edit', 'give', 'givePlan', 'look')
  const given = fc.record({ more: fc.nat(5), extra: fc.nat(1) })
  const order = fc.array(fc.nat(), { minLength: 50, maxLength: 50 })
  const property = fc.property(walks, given, order, (acts, addOns, places) => {
    const start = newWalk()
    for (const [key, quantity] of Object.entries(addOns)) if (quantity > 0) give(start, key, quantity)
    const said: Walk['now'][] = []
    for (const act of acts) {
      start.at += 1
      start.now = subscriptionAfter(start, act)
      said.push(start.now)
    }
    const looks = said.flatMap((now, number) => [0, 1].map(() => ({ now, number })))
    const shuffled = looks
      .map((one, at) => ({ one, place: places[at] ?? 0 }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ one }) => one)
    const ends = [looks, shuffled, looks.slice(-1)].map((all) => heldOf(taken(start, all)))
    expect(ends[1]).toEqual(ends[0])
    expect(ends[2]).toEqual(ends[0])
  })
  fc.assert(property, cases)
})

type Look = { now: Walk['now']; number: number }

/** What a look tells is kept if none with a higher number was. */
function taken(start: Walk, looks: readonly Look[]): Walk {
  const walk = { ...start }
  let last = -1
  for (const { now, number } of looks) {
    if (number <= last) continue
    last = number
    walk.now = now
    look(walk)
  }
  return walk
}
