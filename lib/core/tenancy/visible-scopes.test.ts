import { describe, expect, it } from 'vitest'
import { defineAccess } from '../access/define-access'
import type { Resource, RoleAssignment } from '../access/effective-roles'
import type { TenantGrants } from '../access/powers'
import { visibleScopes } from './visible-scopes'

const model = defineAccess({
  entities: {
    organization: { roles: ['owner', 'member'] },
    workspace: {
      roles: ['admin', 'viewer'],
      inherits: { 'organization:owner': 'admin', 'organization:member': 'viewer' },
    },
    project: {
      roles: ['manager', 'viewer'],
      inherits: { 'workspace:admin': 'manager', 'workspace:viewer': 'viewer' },
    },
  },
  entitlements: {
    'tenant:update': { roles: ['owner'] },
    'project:read': { roles: ['manager', 'project:viewer'] },
  },
})

const organization = { type: 'organization', id: 'o1' }
const workspace = { type: 'workspace', id: 'w1' }
const project = { type: 'project', id: 'p1' }
const on = (thing: Resource, role: string): RoleAssignment => ({ ...thing, role })
const grant = (type: string, role: string, ...names: string[]): TenantGrants[number] => ({
  ...{ type, role },
  grant: { permissions: names.map((name) => ({ name })), exclude: [] },
})

describe('visibleScopes', () => {
  const ask = { type: 'project', entitlement: 'project:read' }

  it('names each thing below which there is something to see', () => {
    const held = [on(organization, 'member'), on(workspace, 'admin'), on(project, 'viewer')]
    expect(visibleScopes(model, [], held, ask)).toEqual([
      { under: organization, own: false },
      { under: workspace, own: false },
      { under: project, own: false },
    ])
  })

  it('leaves out a role that shows nothing', () => {
    const grants = [grant('organization', 'guest')]
    expect(visibleScopes(model, grants, [on(organization, 'guest')], ask)).toEqual([])
    const blind = [grant('project', 'viewer', 'tenant:update')]
    expect(visibleScopes(model, blind, [on(organization, 'member')], ask)).toEqual([])
  })

  it('narrows to the person’s own where the grant does', () => {
    const grants: TenantGrants = [
      {
        ...{ type: 'organization', role: 'author' },
        grant: { permissions: [{ name: 'project:*', ownership: true }], exclude: [] },
      },
    ]
    expect(visibleScopes(model, grants, [on(organization, 'author')], ask)).toEqual([
      { under: organization, own: true },
    ])
  })
})
