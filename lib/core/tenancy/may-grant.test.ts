import { describe, expect, it } from 'vitest'
import { defineAccess } from '../access/define-access'
import type { TenantGrants } from '../access/powers'
import { mayGrant, rolesGive } from './may-grant'
import { ownerRole, tenantRootOf } from './ranked-roles'

type TenantGrant = TenantGrants[number]

const model = defineAccess({
  entities: {
    organization: { roles: ['owner', 'admin', 'member', 'auditor'] },
    workspace: {
      roles: ['admin', 'viewer'],
      inherits: {
        'organization:owner': 'admin',
        'organization:admin': 'admin',
        'organization:member': 'viewer',
      },
    },
    project: {
      roles: ['manager', 'viewer'],
      inherits: { 'workspace:admin': 'manager', 'workspace:viewer': 'viewer', 'project:manager': 'manager' },
    },
  },
  entitlements: {
    'tenant:delete': { roles: ['organization:owner'] },
    'members:manage': { roles: ['organization:owner', 'organization:admin'] },
    'audit:read': { roles: ['auditor'] },
    'project:delete': { roles: ['manager'] },
    'project:read': { roles: ['manager', 'project:viewer'] },
  },
})
const custom = (role: string, permissions: TenantGrant['grant']['permissions'], exclude: string[] = []) => ({
  ...{ type: 'organization', role },
  grant: { permissions, exclude },
})
const may = (held: string[], wanted: string[], grants: TenantGrant[] = []) =>
  mayGrant(model, grants, { held, wanted })

describe('PRV-2 mayGrant', () => {
  it('PRV-2 refuses a role above one’s own', () => {
    expect(may(['admin'], ['owner'])).toBe(false)
    expect(may(['member'], ['admin'])).toBe(false)
    expect(may([], ['member'])).toBe(false)
  })

  it('PRV-2 twin: allows one’s own and those below', () => {
    for (const role of ['owner', 'admin', 'member']) expect(may(['owner'], [role]), role).toBe(true)
    for (const role of ['admin', 'member']) expect(may(['admin'], [role]), role).toBe(true)
    expect(may(['member'], ['member'])).toBe(true)
    expect(may([], [])).toBe(true)
  })

  it('PRV-2 goes by what a role gives, not by its place in the list', () => {
    // The last in the list reads the audit log, which an admin does not.
    expect(may(['admin'], ['auditor'])).toBe(false)
    expect(may(['admin', 'auditor'], ['auditor'])).toBe(true)
  })

  it('PRV-2 counts what a role gives on things below the tenant', () => {
    expect(may(['auditor'], ['member'])).toBe(false)
    const reader = [custom('reader', [{ name: 'project:read' }])]
    expect(may(['auditor', 'reader'], ['member'], reader)).toBe(true)
  })

  it('PRV-2 leaves an owner in charge of those who have what was taken out of the roles that arise from theirs', () => {
    const emptied = { type: 'project', role: 'manager', grant: { permissions: [], exclude: [] } }
    const grants = [emptied, custom('deleter', [{ name: 'project:delete' }])]
    expect(may(['owner'], ['deleter'], grants)).toBe(true)
    expect(may(['admin'], ['deleter'], grants)).toBe(false)
    expect(may(['admin'], ['deleter'], grants.slice(1)), 'twin').toBe(true)
  })

  it('PRV-2 holds for custom roles: nobody hands out more than they have, nor wider', () => {
    const grants = [
      custom('all', [{ name: '*' }]),
      custom('people', [{ name: 'members:*' }]),
      custom('own', [{ name: 'project:delete', ownership: true }]),
      custom('wide', [{ name: 'project:delete' }]),
      custom('trimmed', [{ name: '*' }], ['tenant:*', 'audit:*']),
    ]
    expect(may(['admin'], ['all'], grants)).toBe(false)
    expect(may(['admin'], ['people'], grants)).toBe(true)
    expect(may(['own'], ['wide'], grants)).toBe(false)
    expect(may(['wide'], ['own'], grants)).toBe(true)
    expect(may(['own', 'wide'], ['wide'], grants)).toBe(true)
    expect(may(['all'], ['trimmed'], grants)).toBe(true)
    expect(may(['trimmed'], ['all'], grants)).toBe(false)
    expect(may(['trimmed'], ['admin'], grants)).toBe(true)
  })

  it('PRV-2 goes by this tenant’s override of a built-in role, wherever that role arises', () => {
    const raised = [custom('member', [{ name: 'tenant:delete' }])]
    expect(may(['admin'], ['member'], raised)).toBe(false)
    // A workspace's viewer, which members are everywhere, may delete its projects here.
    const raisedBelow = [
      custom('reader', [{ name: 'project:read' }]),
      custom('eraser', [{ name: 'project:*' }]),
      { ...custom('viewer', [{ name: 'project:*' }]), type: 'workspace' },
    ]
    expect(may(['reader'], ['member'], raisedBelow.slice(0, 2))).toBe(true)
    expect(may(['reader'], ['member'], raisedBelow)).toBe(false)
    expect(may(['eraser'], ['member'], raisedBelow)).toBe(true)
  })

  it('PRV-3 leaves owners to owners, whatever else somebody holds', () => {
    const grants = [custom('all', [{ name: '*' }])]
    expect(ownerRole(tenantRootOf(model))).toBe('owner')
    expect(may(['all', 'admin'], ['owner'], grants)).toBe(false)
    expect(may(['all', 'owner'], ['owner'], grants)).toBe(true)
  })
})

describe('rolesGive', () => {
  const give = (held: string[], entitlement: string, grants: TenantGrant[] = []) =>
    rolesGive(model, grants, { held, entitlement })

  it('is about the tenant itself, by any of the roles', () => {
    expect(give(['member', 'admin'], 'members:manage')).toBe(true)
    expect(give(['member'], 'members:manage')).toBe(false)
    // Given on every project of the tenant, but not on the tenant.
    expect(give(['owner'], 'project:delete')).toBe(false)
  })

  it('goes by custom roles and overrides', () => {
    expect(give(['people'], 'members:manage', [custom('people', [{ name: 'members:*' }])])).toBe(true)
    expect(give(['admin'], 'members:manage', [custom('admin', [{ name: '*' }], ['members:*'])])).toBe(false)
  })
})
