import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { AccessContextOptions } from './access-context'
import type { AccessSet } from './access-set'
import { answerKey } from './answer-key'
import { catalogueHash } from './catalogue-hash'
import { computeAccessSet } from './compute-access-set'
import { createAccessContext } from './create-access-context'
import { decodeAccessSet } from './decode-access-set'
import { decisionOf, denialReasons } from './decision'
import { defineAccess } from './define-access'
import { encodeAccessSet } from './encode-access-set'
import { gateDecision } from './gate'
import type { AccessModel } from './model'
import { caseArb, thingsOf, type Case } from './test-arbitraries'
import { model as everything } from './test-model'
import { referenceReasons } from './test-reference'
import { testStores, type World } from './test-stores'
import { verdictOf } from './verdict-of'

const cases = { numRuns: 1_000 }
// Some seconds of work each, on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 120_000 })
const now = 1_800_000_000_000

/** A case's model, and how Ann's contexts and sets are made in it; in another world on demand. */
function inCase(given: Case, world: World = given.world) {
  const accessDef = (defineAccess as unknown as (input: object) => AccessModel)(given)
  const { queries, ...stores } = testStores(world)
  const fva = given.age === null ? null : now / 1_000 - given.age
  const options: AccessContextOptions<string, string> = {
    ...{ userId: 'ann', tenantId: 't', accessDef, fva, clock: { now: () => now } },
    ...stores,
  }
  const set = () => computeAccessSet({ ...options, userId: 'ann', tenantId: 't' })
  const questions = thingsOf(given).flatMap((resource) =>
    Object.keys(given.entitlements).map((entitlement) => ({ entitlement, resource })),
  )
  return { accessDef, context: createAccessContext(options), set, questions, queries }
}

/** Every answer of a case, under its key. */
async function answersOf(given: Case, world?: World): Promise<Map<string, readonly string[]>> {
  const { context, questions } = inCase(given, world)
  const answers = questions.map(async (question) => {
    const { reasons } = await context.check(question.entitlement, question.resource)
    return [answerKey(question), reasons] as const
  })
  return new Map(await Promise.all(answers))
}

it('can, check, canAll, explain and the access set say what the rules say, reasons and all', async () => {
  const property = fc.asyncProperty(caseArb, async (given) => {
    const { accessDef, context, set, questions, queries } = inCase(given)
    const together = await context.canAll(questions)
    expect(queries.length).toBeLessThanOrEqual(2)
    const { entitlements } = await set()
    for (const question of questions) {
      const { entitlement, resource } = question
      const reasons = referenceReasons(given, entitlement, resource)
      const decision = await context.check(entitlement, resource)
      const explanation = await context.explain(entitlement, resource)
      const said = {
        check: decision.allowed,
        reasons: decision.reasons,
        can: await context.can(entitlement, resource),
        canAll: together.get(answerKey(question)),
        explained: explanation.decision,
        set: resource.id === 't' ? entitlements[entitlement] : verdictOf(decision),
      }
      const is = reasons.length === 0
      const same = { explained: decision, set: verdictOf(decision) }
      expect(said).toEqual({ check: is, reasons, can: is, canAll: is, ...same })
    }
    expect(Object.keys(entitlements)).toEqual(accessDef.catalogue)
  })
  await fc.assert(property, cases)
})

it('a set is read back from its claim as it was', async () => {
  const computed = fc.asyncProperty(caseArb, async (given) => {
    const { accessDef, set } = inCase(given)
    const made = await set()
    expect(decodeAccessSet(JSON.parse(JSON.stringify(encodeAccessSet(made))), accessDef)).toEqual(made)
  })
  await fc.assert(computed, cases)
})

it('and so is one with whatever reasons, limits and plans', () => {
  const count = fc.nat(1_000)
  const limit = fc.record({
    ...{ key: fc.string(), max: count, consumed: count, remaining: count },
    resetsAt: fc.constantFrom(null, '2027-02-01T00:00:00.000Z'),
  })
  const verdict = fc.tuple(fc.subarray([...denialReasons]), fc.option(limit, { nil: undefined }))
  const set = fc.record({
    verdicts: fc.array(verdict, {
      minLength: everything.catalogue.length,
      maxLength: everything.catalogue.length,
    }),
    plan: fc.constantFrom(null, 'free', 'pro'),
    addOns: fc.subarray(['boost', 'invites']),
    flags: fc.record({ ai: fc.boolean(), beta: fc.boolean() }),
    tenantId: fc.option(fc.uuid()),
  })
  const property = fc.property(set, ({ verdicts, ...rest }) => {
    const entitlements = everything.catalogue.map((name, at) => {
      const [reasons = [], reached] = verdicts[at] ?? []
      const denials = reasons.map((reason) => ({
        reason,
        ...(reason === 'limit_reached' && { limit: reached }),
      }))
      return [name, verdictOf(decisionOf(everything, name, denials))] as const
    })
    const made: AccessSet = {
      ...{ ...rest, catalog: catalogueHash(everything), entitlements: Object.fromEntries(entitlements) },
      computedAt: new Date(now).toISOString(),
    }
    const claim = encodeAccessSet(made)
    const decoded = decodeAccessSet(JSON.parse(JSON.stringify(claim)), everything)
    // Too long for a token: then the claim is the catalogue, and the set is fetched.
    if (claim.set === undefined) expect([decoded, Object.keys(claim)]).toEqual([null, ['catalog']])
    else expect(decoded).toEqual(made)
  })
  fc.assert(property, cases)
})

it('more rights never close a gate', async () => {
  const things = fc.nat(100)
  const role = fc.constantFrom('r0', 'r1', 'r2', 'own', 'other')
  const property = fc.asyncProperty(caseArb, things, role, async (given, at, gained) => {
    const all = thingsOf(given)
    const thing = all[at % all.length]
    if (!thing) return
    const gain = { tenantId: 't', userId: 'ann', ...thing, role: gained }
    const world = { ...given.world, assignments: [...given.world.assignments, gain] }
    const after = await answersOf(given, world)
    for (const [key, reasons] of await answersOf(given))
      if (reasons.length === 0) expect(after.get(key)).toEqual([])
    const [before, then] = await Promise.all([inCase(given).set(), inCase(given, world).set()])
    for (const name of Object.keys(given.entitlements)) {
      if (gateDecision(before, name).allowed) expect(gateDecision(then, name).allowed).toBe(true)
    }
  })
  await fc.assert(property, cases)
})

it('moving a subtree moves exactly its rights', async () => {
  const property = fc.asyncProperty(caseArb, fc.nat(100), fc.nat(100), async (given, from, to) => {
    const { nodes, assignments } = given.world
    const moved = nodes[from % Math.max(1, nodes.length)]
    if (!moved) return
    const isInside = (id: string): boolean => {
      const node = nodes.find((one) => one.id === id)
      return node !== undefined && (node.id === moved.id || isInside(node.parent.id))
    }
    const places = thingsOf(given).filter(({ id }) => !isInside(id))
    const parent = places[to % places.length]
    if (!parent) return
    const world = {
      ...given.world,
      nodes: nodes.map((node) => (node === moved ? { ...node, parent } : node)),
    }
    const before = await answersOf(given)
    const after = await answersOf(given, world)

    const above = pathOf(world.nodes, moved.id)
    const stillAbove = assignments.filter(({ id }) => isInside(id) || above.includes(id))
    const withoutTheRest = await answersOf(given, { ...world, assignments: stillAbove })
    for (const question of inCase(given).questions) {
      const key = answerKey(question)
      // Elsewhere nothing has changed; inside, only what is held on the new way up counts.
      if (!isInside(question.resource.id)) expect(after.get(key)).toEqual(before.get(key))
      else expect(isAllowed(after, key)).toBe(isAllowed(withoutTheRest, key))
    }
  })
  await fc.assert(property, cases)
})

function isAllowed(answers: Map<string, readonly string[]>, key: string): boolean {
  return answers.get(key)?.length === 0
}

function pathOf(nodes: Required<World>['nodes'], id: string): string[] {
  const node = nodes.find((one) => one.id === id)
  return node ? [id, ...pathOf(nodes, node.parent.id)] : [id]
}
