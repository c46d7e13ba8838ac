import { describe, expect, it } from 'vitest'
import { evaluateRule, type RuleContext } from './evaluate-rule'
import { rules, type Rule } from './rules'
import { contextIn, now, organization, project, tenantId, workspace, worldOf } from './test-model'

function callerOf(more: Partial<RuleContext> & { fva?: number } = {}): RuleContext {
  const { userId = 'ann', fva = null } = more
  const world = worldOf([
    [workspace, 'editor'],
    [organization, 'admin'],
  ])
  return { userId, tenantId, access: contextIn(world, { userId, fva }).context, ...more }
}
const nobody = () => callerOf({ userId: null, tenantId: null })
const passes = (rule: Rule, context = callerOf(), row?: Record<string, unknown>) =>
  evaluateRule(rule, context, row)

describe('rules', () => {
  it('public: everybody', async () => {
    expect(await passes(rules.public, nobody())).toBe(true)
  })

  it('authenticated: who is signed in', async () => {
    expect([await passes(rules.authenticated()), await passes(rules.authenticated(), nobody())]).toEqual([
      true,
      false,
    ])
  })

  it('role: on the thing that is asked about, or on the tenant', async () => {
    expect(await passes(rules.role('owner', 'admin'))).toBe(true)
    expect(await passes(rules.role('contributor'))).toBe(false)
    expect(await passes(rules.role('contributor'), callerOf({ resource: project }))).toBe(true)
    expect(await passes(rules.role('workspace:editor'), callerOf({ resource: workspace }))).toBe(true)
    expect(await passes(rules.role('admin'), nobody())).toBe(false)
  })

  it('entitlement: by the access definition', async () => {
    expect(await passes(rules.entitlement('tenant:update'))).toBe(true)
    expect(await passes(rules.entitlement('project:update'), callerOf({ resource: project }))).toBe(true)
    expect(await passes(rules.entitlement('project:delete'), callerOf({ resource: project }))).toBe(false)
    expect(await passes(rules.entitlement('tenant:update'), nobody())).toBe(false)
  })

  it('fva: seconds since the second factor', async () => {
    const recent = (age: number) => passes(rules.fva(300), callerOf({ fva: now / 1_000 - age }))
    expect([await recent(300), await recent(301), await passes(rules.fva(300))]).toEqual([true, false, false])
    const fva = now / 1_000
    expect(
      await passes(rules.fva(300), { ...nobody(), access: contextIn(worldOf([]), { fva }).context }),
    ).toBe(false)
  })

  it('all and any: of none, all and not any', async () => {
    const no = rules.role('owner')
    const yes = rules.authenticated()
    expect([
      await passes(rules.all(yes, no)),
      await passes(rules.all(yes, yes)),
      await passes(rules.all()),
    ]).toEqual([...[false, true, true]])
    expect([
      await passes(rules.any(no, yes)),
      await passes(rules.any(no, no)),
      await passes(rules.any()),
    ]).toEqual([...[true, false, false]])
  })
})

describe('where, in memory', () => {
  const own = rules.where({ ownerId: rules.user.id })

  it('holds for a row with these values', async () => {
    expect(await passes(own, callerOf(), { ownerId: 'ann' })).toBe(true)
    expect(await passes(own, callerOf(), { ownerId: 'bob' })).toBe(false)
    expect(
      await passes(rules.where({ tenantId: rules.user.tenantId, done: false }), callerOf(), {
        tenantId,
        done: false,
      }),
    ).toBe(true)
    expect(await passes(rules.where({ deletedAt: null }), callerOf(), { deletedAt: null })).toBe(true)
    const at = (ms: number) => ({ at: new Date(ms) })
    expect(await passes(rules.where(at(1)), callerOf(), at(1))).toBe(true)
    expect(await passes(rules.where(at(1)), callerOf(), at(2))).toBe(false)
  })

  it('holds for no row without a row, and for none without the column', async () => {
    expect(await passes(own)).toBe(false)
    expect(await passes(own, callerOf(), {})).toBe(false)
    expect(await passes(rules.where({ deletedAt: null }), callerOf(), {})).toBe(false)
  })

  it('of nobody is no row that belongs to nobody', async () => {
    for (const ownerId of [null, undefined, '']) expect(await passes(own, nobody(), { ownerId })).toBe(false)
  })

  it('inside any, is one way among others', async () => {
    const either = rules.any(rules.role('owner'), rules.all(rules.role('admin'), own))
    expect(await passes(either, callerOf(), { ownerId: 'ann' })).toBe(true)
    expect(await passes(either, callerOf(), { ownerId: 'bob' })).toBe(false)
  })

  it('takes plain values alone: what Prisma would read otherwise is refused', () => {
    const compare = (value: unknown) => () => rules.where({ column: value } as never)
    for (const value of [undefined, { not: 'x' }, ['a'], () => true])
      expect(compare(value)).toThrow(TypeError)
    for (const value of [null, '', 0, false, new Date(0), rules.user.id]) expect(compare(value)).not.toThrow()
  })
})

it('rules are plain data', () => {
  const rule = rules.all(
    rules.authenticated(),
    rules.any(rules.role('admin'), rules.where({ ownerId: rules.user.id })),
  )
  expect(JSON.parse(JSON.stringify(rule))).toEqual(rule)
})

it('a rule that crossed from one bundle to another is understood', async () => {
  const rule = JSON.parse(JSON.stringify(rules.where({ ownerId: rules.user.id }))) as Rule
  expect(await passes(rule, callerOf(), { ownerId: 'ann' })).toBe(true)
  expect(await passes(rule, nobody(), { ownerId: null })).toBe(false)
})

it('a role rule names at least one role', () => {
  const none = () => [
    // @ts-expect-error which role?
    rules.role(),
    // @ts-expect-error conditions are values, not operators
    rules.where({ column: { in: ['a'] } }),
  ]
  expect(none).toThrow(TypeError)
})
