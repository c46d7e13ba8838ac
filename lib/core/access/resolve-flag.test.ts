import { describe, expect, it } from 'vitest'
import { resolveFlag, resolveFlags } from './resolve-flag'
import type { FlagSetting } from './stores'
import { contextIn, model, project, tenantId, worldOf } from './test-model'

const set = (scope: FlagSetting['scope'], enabled: boolean, percent: number | null = null): FlagSetting => ({
  ...{ key: 'ai', scope, enabled, percent },
})
const stateOf = (...settings: FlagSetting[]) => {
  const { on, by } = resolveFlag(model, 'ai', tenantId, settings)
  return [on, by]
}

describe('resolveFlag', () => {
  it('takes the nearest setting: the person’s, the tenant’s, the one for all, the default', () => {
    expect(stateOf()).toEqual([false, 'default'])
    expect(resolveFlag(model, 'beta', tenantId, []).on).toBe(true)
    expect(stateOf(set('global', true))).toEqual([true, 'global'])
    expect(stateOf(set('global', true), set('tenant', false))).toEqual([false, 'tenant'])
    expect(stateOf(set('user', true), set('global', false), set('tenant', false))).toEqual([true, 'user'])
    expect(stateOf({ ...set('user', true), key: 'beta' })).toEqual([false, 'default'])
  })

  it('gives a share of the tenants a flag, and only when it is on at all', () => {
    expect(stateOf(set('global', true, 0))).toEqual([false, 'global'])
    expect(stateOf(set('global', true, 100))).toEqual([true, 'global'])
    expect(stateOf(set('global', false, 100))).toEqual([false, 'global'])
  })

  it('knows every flag of the definition', () => {
    expect(resolveFlags(model, tenantId, [set('tenant', true)])).toEqual({ ai: true, beta: true })
  })
})

describe('a share of tenants', () => {
  const having = (key: string, percent: number) =>
    new Set(
      Array.from(
        { length: 4_000 },
        (_, at) => `0190a000-0000-7000-8000-${String(at).padStart(12, '0')}`,
      ).filter((id) => resolveFlag(model, key, id, [{ key, scope: 'global', enabled: true, percent }]).on),
    )

  it('is about that share', () => {
    for (const percent of [1, 10, 50, 90]) {
      const expected = 40 * percent
      expect(Math.abs(having('ai', percent).size - expected)).toBeLessThan(4 * Math.sqrt(expected))
    }
  })

  it('only grows when the percentage does', () => {
    const more = having('ai', 30)
    for (const id of having('ai', 10)) expect(more.has(id)).toBe(true)
  })

  it('is another one for another flag', () => {
    const beta = having('beta', 50)
    const both = [...having('ai', 50)].filter((id) => beta.has(id))
    expect(both.length).toBeGreaterThan(800)
    expect(both.length).toBeLessThan(1_200)
  })
})

it('an entitlement needs all of its flags', async () => {
  const key = { ai: { ...set('tenant', true) }, noBeta: { ...set('user', false), key: 'beta' } }
  const ask = async (...flags: FlagSetting[]) => {
    const { context } = contextIn(worldOf([[project, 'manager']], { flags }))
    return (await context.check('ai:generate', project)).reasons
  }
  expect(await ask(key.ai)).toEqual([])
  expect(await ask()).toEqual(['flag_disabled'])
  expect(await ask(key.ai, key.noBeta)).toEqual(['flag_disabled'])
})
