import { describe, expect, it } from 'vitest'
import { computeAccessSet } from './compute-access-set'
import { gateDecision } from './gate'
import { model, organization, tenantId, worldOf } from './test-model'
import { testStores } from './test-stores'

const setOf = (role: string) =>
  computeAccessSet({
    userId: 'ann',
    accessDef: model,
    tenantId,
    ...testStores(worldOf([[organization, role]])),
  })

describe('gateDecision', () => {
  it('opens for what the set allows, and says why not', async () => {
    expect(gateDecision(await setOf('admin'), 'tenant:update')).toEqual({ allowed: true, meta: {} })
    expect(gateDecision(await setOf('member'), 'tenant:update')).toEqual({
      ...{
        allowed: false,
        reason: 'role_required',
        meta: { requiredRoles: ['owner', 'organization:admin'] },
      },
    })
  })

  it('decides by the row when there is one', async () => {
    const set = await setOf('owner')
    const meta = { requiredRoles: ['manager'] }
    const row = {
      'tenant:update': { allowed: false, reason: 'role_required', meta },
      'project:update': { allowed: true },
    } as const
    expect(gateDecision(set, 'project:update', row).allowed).toBe(true)
    expect(gateDecision(set, 'tenant:update', row)).toEqual({ allowed: false, reason: 'role_required', meta })
  })

  it('stays closed, and says nothing, while nothing is known', async () => {
    const set = await setOf('owner')
    const closed = { allowed: false, meta: {} }
    const allowed = { 'tenant:update': { allowed: true } }
    expect(gateDecision(null, 'tenant:update')).toEqual(closed)
    expect(gateDecision(null, 'tenant:update', allowed)).toEqual(closed)
    expect(gateDecision(set, 'tenant:updat')).toEqual(closed)
    expect(gateDecision(set, 'constructor')).toEqual(closed)
    expect(gateDecision(set, 'tenant:update', {})).toEqual(closed)
    const odd = { 'tenant:update': { allowed: 'yes' } } as never
    expect(gateDecision({ entitlements: odd }, 'tenant:update').allowed).toBe(false)
  })
})
