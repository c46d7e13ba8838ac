import { describe, expect, it } from 'vitest'
import type { AccessSet, Verdict } from './access-set'
import { catalogueHash } from './catalogue-hash'
import { computeAccessSet } from './compute-access-set'
import { decodeAccessSet } from './decode-access-set'
import { defineAccess } from './define-access'
import { encodeAccessSet } from './encode-access-set'
import { contextIn, model, now, organization, project, tenantId, worldOf } from './test-model'
import { testStores } from './test-stores'

const world = worldOf([[organization, 'owner']], {
  flags: [{ key: 'ai', scope: 'tenant', enabled: true, percent: null }],
})
const clock = { now: () => now }

async function setIn(of = world, more: { fva?: number; tenantId?: string | null } = {}) {
  const { queries, ...stores } = testStores(of)
  const set = await computeAccessSet({ userId: 'ann', accessDef: model, tenantId, clock, ...stores, ...more })
  return { set, queries }
}

describe('computeAccessSet', () => {
  it('is the check of everything on the tenant itself, in one query', async () => {
    const { set, queries } = await setIn()
    expect(queries).toEqual(['standing on 1'])
    expect(set).toMatchObject({
      ...{ tenantId, plan: null, addOns: [], flags: { ai: true, beta: true } },
      computedAt: new Date(now).toISOString(),
    })
    const { context } = contextIn(world)
    expect(Object.keys(set.entitlements)).toEqual(model.catalogue)
    for (const name of Object.keys(model.entitlements) as 'project:read'[]) {
      const { allowed, reasons } = await context.check(name)
      expect(set.entitlements[name]).toMatchObject(allowed ? { allowed } : { allowed, reasons })
    }
    expect(set.entitlements['tenant:update']).toEqual({ allowed: true })
  })

  it('is of one tenant, and of none allows nothing', async () => {
    const elsewhere = await setIn(world, { tenantId: 'org-2' })
    const nowhere = await setIn(world, { tenantId: null })
    for (const { set } of [elsewhere, nowhere]) {
      for (const verdict of Object.values(set.entitlements))
        expect(verdict).toMatchObject({ allowed: false, reason: 'role_required' })
    }
    expect(nowhere).toMatchObject({ queries: [], set: { tenantId: null, flags: { ai: false, beta: true } } })
  })
})

describe('a context that is given a set', () => {
  it('answers what is asked of the tenant without a query, whichever way it is named', async () => {
    const { set: accessSet } = await setIn()
    const { context, queries } = contextIn(world, { accessSet })
    expect(await context.can('tenant:update')).toBe(true)
    expect(await context.can('tenant:update', organization as never)).toBe(true)
    expect(await context.check('project:read')).toEqual(await contextIn(world).context.check('project:read'))
    expect(queries).toEqual([])
    await context.can('project:read', project)
    expect(queries).toHaveLength(2)
  })

  it('does not take it for another tenant’s', async () => {
    const { set: accessSet } = await setIn()
    const { context } = contextIn(world, { accessSet, production: true })
    expect(await context.can('tenant:update', { type: 'organization', id: 'org-2' })).toBe(false)
  })

  it('looks for itself when the set is of another tenant or another definition, or does not know', async () => {
    const { set } = await setIn(worldOf([]))
    const others: AccessSet[] = [
      { ...set, tenantId: 'org-2' },
      { ...set, catalog: 'other' },
      { ...set, entitlements: {} },
      { ...set, entitlements: { 'tenant:update': { allowed: false } } },
    ]
    for (const accessSet of others) {
      const { context, queries } = contextIn(world, { accessSet })
      expect(await context.can('tenant:update')).toBe(true)
      expect(queries).toEqual(['standing on 1'])
    }
    const trusting = contextIn(world, { accessSet: set })
    expect(await trusting.context.can('tenant:update')).toBe(false)
  })

  it('denies who is not signed in all the same', async () => {
    const { set: accessSet } = await setIn()
    expect(await contextIn(world, { accessSet, userId: null }).context.can('tenant:update')).toBe(false)
  })

  it('looks at the second factor anew', async () => {
    const grant = { permissions: [{ name: '*' }], exclude: [] }
    const grants = [{ tenantId, type: 'organization', role: 'owner', grant }]
    const fva = now / 1_000
    const { set: fresh } = await setIn({ ...world, grants }, { fva })
    const { set: stale } = await setIn({ ...world, grants }, { fva: fva - 301 })
    expect(fresh.entitlements['project:delete']).toEqual({ allowed: true })
    expect(stale.entitlements['project:delete']).toMatchObject({ reasons: ['step_up_required'] })
    const later = contextIn(world, { accessSet: fresh, fva, clock: { now: () => now + 301_000 } })
    expect(await later.context.check('project:delete')).toMatchObject({ meta: { maxAge: 300 } })
    const renewed = contextIn(world, { accessSet: stale, fva })
    expect(await renewed.context.can('project:delete')).toBe(true)
    expect([...later.queries, ...renewed.queries]).toEqual([])
  })
})

describe('an encoded set', () => {
  it('is read back as it was', async () => {
    for (const of of [world, worldOf([])]) {
      const { set } = await setIn(of)
      const claim: unknown = JSON.parse(JSON.stringify(encodeAccessSet(set)))
      expect(decodeAccessSet(claim, model)).toEqual(set)
    }
  })

  it('keeps the limit that is reached, and the plan', async () => {
    const { set } = await setIn()
    const limit = {
      key: 'ai-limit',
      max: 10,
      consumed: 10,
      remaining: 0,
      resetsAt: '2027-02-01T00:00:00.000Z',
    }
    const reached: Verdict = {
      ...{ allowed: false, reason: 'plan_required', reasons: ['plan_required', 'limit_reached'] },
      meta: { requiredPlans: ['pro'], limit },
    }
    const entitlements = { ...set.entitlements, 'ai:generate': reached }
    const billed: AccessSet = { ...set, entitlements, plan: 'free', addOns: ['boost'] }
    expect(decodeAccessSet(encodeAccessSet(billed), model)).toEqual(billed)
  })

  it('is not read with another definition: of other names, roles, plans, flags or ages', async () => {
    const entities = { organization: { roles: ['owner', 'member'] } } as const
    const roles = ['owner'] as const
    const definitions = [
      defineAccess({ entities, entitlements: { 'a:b': { roles } } }),
      defineAccess({ entities, entitlements: { 'a:c': { roles } } }),
      defineAccess({ entities, entitlements: { 'a:b': { roles: ['member'] } } }),
      defineAccess({ entities, entitlements: { 'a:b': { roles, plans: ['pro'] } } }),
      defineAccess({ entities, entitlements: { 'a:b': { roles } }, flags: { f: {} } }),
      defineAccess({ entities, entitlements: { 'a:b': { roles, stepUp: { maxAge: '5m' } } } }),
    ]
    const { roleStore } = testStores(world)
    for (const made of definitions) {
      const claim = encodeAccessSet(
        await computeAccessSet({ userId: 'ann', accessDef: made, roleStore, tenantId, clock }),
      )
      for (const read of definitions) expect(decodeAccessSet(claim, read) === null).toBe(read !== made)
    }
    expect(catalogueHash(defineAccess({ entities, entitlements: { 'a:b': { roles } } }))).toBe(
      catalogueHash(definitions[0] ?? model),
    )
  })

  it('is the same in whichever order the set came', async () => {
    const { set } = await setIn(worldOf([[organization, 'owner']]))
    const reversed = <T>(record: { readonly [key: string]: T }) =>
      Object.fromEntries(Object.entries(record).reverse())
    const turned = { ...set, entitlements: reversed(set.entitlements), flags: reversed(set.flags) }
    expect(set.flags).toEqual({ ai: false, beta: true })
    expect(encodeAccessSet(turned)).toEqual(encodeAccessSet(set))
  })

  it('denies what it does not name', () => {
    const nothing = {
      tenantId,
      catalog: catalogueHash(model),
      entitlements: {},
      flags: {},
      plan: null,
      addOns: [],
    }
    const gaps = Object.fromEntries(model.catalogue.map((name) => [name, { allowed: false }]))
    const set: AccessSet = { ...nothing, entitlements: gaps, computedAt: new Date(now).toISOString() }
    const decoded = decodeAccessSet(encodeAccessSet(set), model)
    expect(Object.values(decoded?.entitlements ?? {})).toEqual(
      model.catalogue.map(() => ({ allowed: false })),
    )
  })

  it('is fetched when it is anything else', async () => {
    const encoded = encodeAccessSet((await setIn()).set)
    const { catalog, set = '' } = encoded
    const broken: unknown[] = [
      ...[null, undefined, 'set', 1, [], {}, { catalog }],
      ...[
        '',
        '=',
        'é',
        `${set}A`,
        `${set}AA`,
        set.slice(0, -2),
        'A'.repeat(set.length),
        '_'.repeat(set.length),
      ].map((other) => ({ ...encoded, set: other })),
      ...[Number.NaN, 1e300, '1', null].map((at) => ({ ...encoded, at })),
    ]
    for (const claim of broken) expect(decodeAccessSet(claim, model)).toBeNull()
  })
})

describe('the size of a claim', () => {
  const define = (count: number) =>
    defineAccess({
      entities: {
        organization: { roles: ['owner', 'admin', 'member'] },
        project: { roles: ['manager'], inherits: { 'organization:owner': 'manager' } },
      },
      entitlements: Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `thing-${at}:act`,
          {
            roles: [(['owner', 'organization:admin', 'member', 'manager'] as const)[at % 4] ?? 'owner'],
            flags: at % 3 === 0 ? (['slow'] as const) : [],
            ...(at % 5 === 0 && { stepUp: { maxAge: '5m' as const } }),
          },
        ]),
      ),
      flags: { slow: {} },
    })
  const claimOf = async (count: number) => {
    const accessDef = define(count)
    const { roleStore } = testStores(world)
    const set = await computeAccessSet({ userId: 'ann', accessDef, roleStore, tenantId, clock })
    const claim = encodeAccessSet(set)
    const reasons = new Set(Object.values(set.entitlements).map((verdict) => verdict.reasons?.join()))
    return { accessDef, set, claim, bytes: JSON.stringify(claim).length, combinations: reasons.size }
  }

  it('stays under 1 KB for a thousand entitlements, in twelve combinations of reasons', async () => {
    const { accessDef, set, claim, bytes, combinations } = await claimOf(1_000)
    expect(combinations).toBe(12)
    expect(bytes).toBeLessThan(800)
    expect(decodeAccessSet(claim, accessDef)).toEqual(set)
  })

  it('is that of the catalogue’s hash alone when the set would be longer', async () => {
    const { accessDef, claim } = await claimOf(3_000)
    expect(claim).toEqual({ catalog: catalogueHash(accessDef) })
    expect(decodeAccessSet(claim, accessDef)).toBeNull()
  })
})
