import { describe, expect, it } from 'vitest'
import { defineAccess } from './define-access'
import type { AccessModel } from './model'
import { AccessDefinitionError } from './problems'

const entities = {
  organization: { roles: ['owner', 'admin', 'member'] },
  workspace: {
    roles: ['admin', 'editor', 'viewer'],
    inherits: {
      'organization:owner': 'admin',
      'organization:admin': 'editor',
      'organization:member': 'viewer',
    },
  },
  project: {
    roles: ['manager', 'contributor', 'viewer'],
    inherits: {
      'workspace:admin': 'manager',
      'workspace:editor': 'contributor',
      'workspace:viewer': 'viewer',
    },
  },
} as const

const access = defineAccess({
  entities,
  entitlements: {
    'project:create': { roles: ['admin', 'editor'] },
    'project:delete': { roles: ['workspace:admin'], stepUp: { maxAge: '5m' } },
    'project:read': { roles: ['admin', 'editor', 'viewer'] },
    'ai:generate': { roles: ['editor'], plans: ['pro', 'enterprise'], flags: ['ai'] },
  },
  plans: {
    free: { group: 'main' },
    pro: {
      group: 'main',
      features: ['ai:generate'],
      limits: { 'ai-limit': { gates: 'ai:generate', per: 'month', max: 1_000 } },
    },
    enterprise: { group: 'main', features: ['ai:generate'] },
    'ai-boost': { addOn: true, stackable: true, requires: { group: 'main', plans: ['pro'] } },
  },
  defaultPlan: 'free',
  flags: { ai: { title: 'AI' } },
})

describe('defineAccess', () => {
  it('spells out which roles count, by the type of what they are held on', () => {
    expect(access.entitlements['project:create']?.roles).toEqual({
      organization: ['admin'],
      workspace: ['admin', 'editor'],
    })
    expect(access.entitlements['project:delete']).toMatchObject({
      roles: { workspace: ['admin'] },
      stepUpMs: 300_000,
    })
  })

  it('knows the tenant, and every entitlement in order', () => {
    expect(access.tenantType).toBe('organization')
    expect(access.catalogue).toEqual(['ai:generate', 'project:create', 'project:delete', 'project:read'])
  })

  it('can not be changed, however deep', () => {
    expect(() => Object.assign(access.entitlements['ai:generate'] ?? {}, { plans: [] })).toThrow(TypeError)
    expect(() => (access.catalogue as string[]).push('x:y')).toThrow(TypeError)
    expect(() => Object.assign(access.plans.pro?.limits[0] ?? {}, { max: -1 })).toThrow(TypeError)
  })
})

/** What is wrong with a definition that the compiler would not take. */
function problemsOf(definition: object): string[] {
  try {
    ;(defineAccess as unknown as (input: object) => AccessModel)({
      entities,
      entitlements: {},
      ...definition,
    })
    return []
  } catch (error) {
    if (!(error instanceof AccessDefinitionError)) throw error
    return error.message.split('\n')
  }
}

function limitOf(over: object): object {
  const limits = { l: { gates: 'a:b', max: 5, ...over } }
  return { entitlements: { 'a:b': { roles: ['owner'] } }, plans: { pro: { group: 'main', limits } } }
}

it('takes a limit that says it is counted for each tenant, which every limit is', () => {
  expect(problemsOf(limitOf({ scope: 'organization' }))).toEqual([])
})

describe('a definition that can not be meant', () => {
  it.each([
    [
      'a role named nowhere',
      { entitlements: { 'a:b': { roles: ['edtor'] } } },
      'entitlements["a:b"].roles[0]: there is no role "edtor"; did you mean "editor"?',
    ],
    [
      'a role of another entity',
      { entitlements: { 'a:b': { roles: ['project:editor'] } } },
      'entitlements["a:b"].roles[0]: there is no role "project:editor"',
    ],
    [
      'nobody',
      { entitlements: { 'a:b': { roles: [] } } },
      'entitlements["a:b"].roles: there are none: nobody would ever have it',
    ],
    [
      'a parent role that is not there',
      { entities: { a: { roles: ['x'] }, b: { roles: ['y'], inherits: { 'a:z': 'y' } } } },
      'entities.b.inherits: there is no role "a:z"; did you mean "a:x"?',
    ],
    [
      'a plan that is not there',
      { entitlements: { 'a:b': { roles: ['owner'], plans: ['pto'] } }, plans: { pro: { group: 'main' } } },
      'entitlements["a:b"].plans[0]: there is no plan "pto"; did you mean "pro"?',
    ],
    [
      'a flag that is not there',
      { entitlements: { 'a:b': { roles: ['owner'], flags: ['beta'] } } },
      'entitlements["a:b"].flags[0]: there is no flag "beta"',
    ],
    [
      'an add-on as the default plan',
      { plans: { boost: { addOn: true } }, defaultPlan: 'boost' },
      'defaultPlan: there is no base plan "boost"',
    ],
    [
      'a grace of an add-on',
      { plans: { boost: { addOn: true, grace: '30d' } } },
      'plans["boost"].grace: is for base plans',
    ],
    [
      'half a thing',
      {
        entitlements: { 'a:b': { roles: ['owner'] } },
        plans: { pro: { group: 'main', limits: { l: { gates: 'a:b', max: 1.5 } } } },
      },
      'plans["pro"].limits["l"].max: must be a whole number from 0 on, or −1 for unlimited, not 1.5',
    ],
    [
      'a limit counted for each of something else than the tenant',
      limitOf({ scope: 'project' }),
      `plans["pro"].limits["l"].scope: a limit is counted for each organization, and can't be for each project`,
    ],
    [
      'a limit counted for each of something that there is not',
      limitOf({ scope: 'organisation' }),
      'plans["pro"].limits["l"].scope: there is no entity "organisation"; did you mean "organization"?',
    ],
  ])('%s', (_, definition, problem) => {
    expect(problemsOf(definition).join('\n')).toContain(problem)
  })

  it('a circle', () => {
    const circle = {
      a: { roles: ['x'], inherits: { 'b:y': 'x' } },
      b: { roles: ['y'], inherits: { 'a:x': 'y' } },
    }
    expect(problemsOf({ entities: circle })).toEqual([
      'entities.a.inherits: it inherits from itself by way of others',
      'entities.b.inherits: it inherits from itself by way of others',
      'entities: each inherits from another: one must be the tenant',
    ])
  })

  it('more than sixteen levels, and sixteen are fine', () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, at) => [
          `level${at}`,
          { roles: ['holder'], ...(at > 0 && { inherits: { [`level${at - 1}:holder`]: 'holder' } }) },
        ]),
      )
    expect(problemsOf({ entities: chain(16) })).toEqual([])
    expect(problemsOf({ entities: chain(17) })).toEqual([
      'entities.level16.inherits: it stands 17 levels deep; 16 are allowed',
    ])
  })

  it('is told as a whole, not one problem after the other', () => {
    const wrong = { 'a:b': { roles: ['x'] }, 'c:d': { roles: ['y'] }, plain: { roles: ['owner'] } }
    expect(problemsOf({ entitlements: wrong })).toHaveLength(3)
  })

  it('plans that are named, when the definition has none, are defined elsewhere', () => {
    expect(problemsOf({ entitlements: { 'a:b': { roles: ['owner'], plans: ['pro'] } } })).toEqual([])
  })

  it('things in things of their own kind are fine', () => {
    const folders = { folder: { roles: ['editor'], inherits: { 'folder:editor': 'editor' } } }
    expect(problemsOf({ entities: folders })).toEqual([])
  })
})

it('does not compile when a name is misspelt', () => {
  const misspelt = () => [
    defineAccess({
      entities: {
        organization: { roles: ['owner'] },
        // @ts-expect-error there is no entity organisation
        workspace: { roles: ['admin'], inherits: { 'organisation:owner': 'admin' } },
      },
      entitlements: {},
    }),
    defineAccess({
      entities: {
        organization: { roles: ['owner'] },
        // @ts-expect-error a workspace has no editor
        workspace: { roles: ['admin'], inherits: { 'organization:owner': 'editor' } },
      },
      entitlements: {},
    }),
    defineAccess({
      entities,
      entitlements: {
        // @ts-expect-error there is no role edtor
        'a:b': { roles: ['edtor'] },
        // @ts-expect-error a project has no owner
        'a:c': { roles: ['project:owner'] },
        // @ts-expect-error there is no plan pros
        'a:d': { roles: ['owner'], plans: ['pros'] },
      },
      plans: {
        // @ts-expect-error there is no entitlement a:e
        pro: { group: 'main', features: ['a:e'] },
        // @ts-expect-error there is no entity organisation
        team: { group: 'main', limits: { l: { gates: 'a:b', max: 1, scope: 'organisation' } } },
      },
      // @ts-expect-error there is no plan fre
      defaultPlan: 'fre',
    }),
  ]
  expect(misspelt).toThrow(AccessDefinitionError)
})
