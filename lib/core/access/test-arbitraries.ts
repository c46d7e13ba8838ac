import fc from 'fast-check'
import type { RoleGrant } from './custom-roles'
import type { FlagSetting } from './stores'
import type { World } from './test-stores'

/** A definition as it is written, and everything that a tenant made of it. */
export type Case = {
  entities: Record<string, { roles: string[]; inherits: Record<string, string> }>
  entitlements: Record<string, { roles: string[]; flags: string[]; stepUp?: { maxAge: `${number}s` } }>
  flags: Record<string, { default: boolean }>
  world: Required<World>
  /** Seconds since the second factor; null: never. */
  age: number | null
}

const tenantId = 't'
const userId = 'ann'
const roleNames = ['r0', 'r1', 'r2']
const customNames = ['own', 'other']
const entitlementNames = ['a:x', 'a:y', 'a:y:z', 'b:x']
const patterns = ['*', 'a:*', 'a:y:*', 'a:y', 'b:x', 'b:*', 'a']

const subset = <T>(of: readonly T[], minLength = 0) => fc.subarray([...of], { minLength })

/** Up to five types; each inherits from some of those before it, so that they branch and meet again. */
const entitiesArb = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc
      .tuple(...Array.from({ length: count }, (_, at) => entityArb(at)))
      .map((entities) => Object.fromEntries(entities.map((entity, at) => [`k${at}`, entity]))),
  )

function entityArb(at: number) {
  const parents = Array.from({ length: at }, (_, before) =>
    roleNames.map((role) => `k${before}:${role}`),
  ).flat()
  const passedDown = parents.map((parent) =>
    fc
      .option(fc.constantFrom(...roleNames), { freq: 2 })
      .map((role) => (role === null ? [] : [[parent, role]])),
  )
  return fc.tuple(...passedDown).map((inherits) => ({
    roles: [...roleNames],
    inherits: Object.fromEntries(inherits.flat()) as Record<string, string>,
  }))
}

const grantArb: fc.Arbitrary<RoleGrant> = fc.record({
  permissions: fc.array(fc.record({ name: fc.constantFrom(...patterns), ownership: fc.boolean() }), {
    maxLength: 3,
  }),
  exclude: fc.array(fc.constantFrom(...patterns.slice(1)), { maxLength: 1 }),
})

const settingArb: fc.Arbitrary<FlagSetting> = fc.record({
  key: fc.constantFrom('f', 'g'),
  scope: fc.constantFrom('global', 'tenant', 'user'),
  enabled: fc.boolean(),
  percent: fc.constantFrom(null, 0, 100),
})

function entitlementsArb(types: readonly string[]) {
  const names = [...roleNames, ...types.flatMap((type) => roleNames.map((role) => `${type}:${role}`))]
  const entitlement = fc.record({
    roles: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
    flags: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, subset(['f', 'g'])),
    stepUp: fc.constantFrom(undefined, undefined, { maxAge: '60s' as const }, { maxAge: '300s' as const }),
  })
  return fc.dictionary(fc.constantFrom(...entitlementNames), entitlement, { minKeys: 1 })
}

/** Up to six things below the tenant, each below one that was there before, of whichever type. */
function nodesArb(types: readonly string[]) {
  const node = fc.record({
    type: fc.constantFrom(...types),
    under: fc.nat(100),
    // Mostly of the type that comes after its parent's: that one is likely to inherit.
    isNext: fc.constantFrom(true, true, false),
    ownerId: fc.option(fc.constantFrom(userId, 'bob'), { nil: undefined }),
  })
  return fc.array(node, { maxLength: 6 }).map((drawn) => {
    const things = [{ type: 'k0', id: tenantId }]
    return drawn.map(({ type: other, isNext, under, ownerId }, at) => {
      const parent = things[under % things.length] ?? { type: 'k0', id: tenantId }
      const next = types[types.indexOf(parent.type) + 1]
      const type = isNext && next !== undefined ? next : other
      things.push({ type, id: `n${at}` })
      return { tenantId, type, id: `n${at}`, parent, ownerId }
    })
  })
}

function worldArb(types: readonly string[]): fc.Arbitrary<Required<World>> {
  return nodesArb(types).chain((nodes) => {
    const things = [{ type: 'k0', id: tenantId }, ...nodes.map(({ type, id }) => ({ type, id }))]
    const held = fc.record({
      thing: fc.constantFrom(...things),
      role: fc.constantFrom(...roleNames, ...customNames, 'gone'),
    })
    const override = fc.record({
      type: fc.constantFrom(...types),
      role: fc.constantFrom(...roleNames),
      grant: grantArb,
    })
    const custom = fc.record({
      type: fc.constant('k0'),
      role: fc.constantFrom(...customNames),
      grant: grantArb,
    })
    return fc.record({
      nodes: fc.constant(nodes),
      members: fc.oneof({ weight: 7, arbitrary: fc.constant([{ tenantId, userId }]) }, fc.constant([])),
      assignments: fc
        .array(held, { maxLength: 6, size: 'max' })
        .map((all) => all.map(({ thing, role }) => ({ tenantId, userId, ...thing, role }))),
      grants: fc
        .uniqueArray(fc.oneof(override, custom), {
          maxLength: 3,
          selector: ({ type, role }) => `${type}:${role}`,
        })
        .map((all) => all.map((grant) => ({ tenantId, ...grant }))),
      flags: fc.uniqueArray(settingArb, { maxLength: 4, selector: ({ key, scope }) => `${key}:${scope}` }),
    })
  })
}

export const caseArb: fc.Arbitrary<Case> = entitiesArb.chain((entities) =>
  fc.record({
    entities: fc.constant(entities),
    entitlements: entitlementsArb(Object.keys(entities)),
    flags: fc.record({ f: fc.record({ default: fc.boolean() }), g: fc.record({ default: fc.boolean() }) }),
    world: worldArb(Object.keys(entities)),
    age: fc.constantFrom(null, 0, 0, 60, 61, 300, 301),
  }),
)

/** The things of a case, the tenant first. */
export function thingsOf({ world }: Case) {
  return [{ type: 'k0', id: tenantId }, ...world.nodes.map(({ type, id }) => ({ type, id }))]
}
