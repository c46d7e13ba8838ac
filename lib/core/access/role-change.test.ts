import { describe, expect, it } from 'vitest'
import { defineAccess } from './define-access'
import type { Resource, RoleAssignment } from './effective-roles'
import { powersOfRole, type TenantGrants } from './powers'
import { changesFor, comparePowers } from './role-change'

const model = defineAccess({
  entities: {
    organization: { roles: ['owner', 'member'] },
    workspace: {
      roles: ['admin', 'viewer'],
      inherits: { 'organization:owner': 'admin', 'organization:member': 'viewer' },
    },
  },
  entitlements: {
    'tenant:update': { roles: ['owner'] },
    'workspace:read': { roles: ['owner', 'workspace:admin', 'workspace:viewer'] },
    'workspace:update': { roles: ['workspace:admin'] },
  },
})

const organization = { type: 'organization', id: 'o1' }
const workspace = { type: 'workspace', id: 'w1' }
const on = (thing: Resource, role: string): RoleAssignment => ({ ...thing, role })
const grants = (type: string, role: string, ...names: string[]): TenantGrants => [
  { type, role, grant: { permissions: names.map((name) => ({ name })), exclude: [] } },
]
const ownRows = (role: string, name: string): TenantGrants => [
  { type: 'organization', role, grant: { permissions: [{ name, ownership: true }], exclude: [] } },
]

describe('comparePowers', () => {
  const auditor = { type: 'organization', role: 'auditor' }
  const powers = (given: TenantGrants) => powersOfRole(model, given, auditor)

  it('tells gains from losses, and on which types', () => {
    const before = powers(grants('organization', 'auditor', 'tenant:update'))
    const after = powers(grants('organization', 'auditor', 'workspace:read'))
    expect(comparePowers(model, before, after)).toEqual({
      gains: [{ entitlement: 'workspace:read', from: 'none', to: 'any', on: ['organization', 'workspace'] }],
      loses: [{ entitlement: 'tenant:update', from: 'any', to: 'none', on: ['organization'] }],
    })
  })

  it('takes one’s own rows for less than all of them, and for more than none', () => {
    const own = powers(ownRows('auditor', 'workspace:read'))
    const any = powers(grants('organization', 'auditor', 'workspace:read'))
    expect(comparePowers(model, own, any).gains).toMatchObject([{ from: 'own', to: 'any' }])
    expect(comparePowers(model, any, own)).toMatchObject({ gains: [], loses: [{ from: 'any', to: 'own' }] })
    expect(comparePowers(model, new Map(), own).gains).toMatchObject([{ from: 'none', to: 'own' }])
    expect(comparePowers(model, any, any)).toEqual({ gains: [], loses: [] })
  })
})

describe('changesFor', () => {
  const holder = (...assignments: RoleAssignment[]) => ({
    userId: 'u1',
    assignments,
    places: [[workspace, organization], [organization]],
  })

  it('tells what somebody gains by what their role grants anew', () => {
    const after = grants('organization', 'auditor', 'tenant:update')
    expect(changesFor(model, { before: [], after }, holder(on(organization, 'auditor')))).toMatchObject([
      { at: organization, gains: [{ entitlement: 'tenant:update' }], loses: [] },
    ])
  })

  it('is empty for whoever has it by another role, and for whoever does not hold the role', () => {
    const change = { before: grants('organization', 'auditor', 'tenant:update'), after: [] }
    const lost = changesFor(model, change, holder(on(organization, 'auditor')))
    expect(lost).toMatchObject([{ at: organization, loses: [{ entitlement: 'tenant:update' }] }])
    const owner = holder(on(organization, 'auditor'), on(organization, 'owner'))
    expect(changesFor(model, change, owner)).toEqual([])
    expect(changesFor(model, change, holder(on(organization, 'member')))).toEqual([])
  })

  it('tells on one thing what is held there alone', () => {
    const change = { before: [], after: grants('workspace', 'viewer', 'workspace:update') }
    expect(changesFor(model, change, holder(on(workspace, 'viewer')))).toEqual([
      {
        at: workspace,
        gains: [{ entitlement: 'workspace:update', from: 'none', to: 'any', on: ['workspace'] }],
        loses: [{ entitlement: 'workspace:read', from: 'any', to: 'none', on: ['workspace'] }],
      },
    ])
  })

  it('does not repeat on a thing what holds for all of the tenant', () => {
    const change = { before: [], after: grants('workspace', 'viewer', 'workspace:update') }
    const everywhere = changesFor(model, change, holder(on(organization, 'member'), on(workspace, 'viewer')))
    expect(everywhere.map(({ at }) => at)).toEqual([organization])
  })
})
