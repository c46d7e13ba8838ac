import { describe, expect, it } from 'vitest'
import { defineAccess } from './define-access'
import type { Resource, RoleAssignment } from './effective-roles'
import { powersAt, powersBeyond, powersOfRole, unite, type Powers, type TenantGrants } from './powers'

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
    forum: { roles: ['moderator'] },
  },
  entitlements: {
    'tenant:update': { roles: ['owner'] },
    'workspace:update': { roles: ['workspace:admin'] },
    'project:read': { roles: ['manager', 'project:viewer'] },
    'project:update': { roles: ['manager'] },
    'forum:post': { roles: ['moderator'] },
  },
})

const organization = { type: 'organization', id: 'o1' }
const workspace = { type: 'workspace', id: 'w1' }
const project = { type: 'project', id: 'p1' }
const path = [project, workspace, organization]
const on = (thing: Resource, role: string): RoleAssignment => ({ ...thing, role })
const grant = (type: string, role: string, ...names: string[]): TenantGrants[number] => ({
  ...{ type, role },
  grant: { permissions: names.map((name) => ({ name })), exclude: [] },
})
const words = (powers: Powers) =>
  [...powers.values()]
    .map(({ type, entitlement, reach }) => `${type} ${entitlement}${reach === 'own' ? ' (own)' : ''}`)
    .sort()

describe('powersOfRole', () => {
  it('follows what arises from the role on the types that inherit', () => {
    expect(words(powersOfRole(model, [], { type: 'organization', role: 'owner' }))).toEqual([
      'organization tenant:update',
      'project project:read',
      'project project:update',
      'workspace workspace:update',
    ])
    expect(words(powersOfRole(model, [], { type: 'workspace', role: 'viewer' }))).toEqual([
      'project project:read',
    ])
  })

  it('counts a grant on the type of the role and on all below it', () => {
    const grants = [grant('workspace', 'viewer', 'project:update')]
    expect(words(powersOfRole(model, grants, { type: 'organization', role: 'member' }))).toEqual([
      'project project:read',
      'project project:update',
    ])
    expect(words(powersOfRole(model, grants, { type: 'project', role: 'viewer' }))).toEqual([
      'project project:read',
    ])
  })

  it('puts an override in the place of what the definition gives', () => {
    const grants = [grant('project', 'manager', 'project:read')]
    expect(words(powersOfRole(model, grants, { type: 'project', role: 'manager' }))).toEqual([
      'project project:read',
    ])
  })

  it('lets a custom role of the tenant reach every type that is meant, one that inherits nothing included', () => {
    const grants = [grant('organization', 'auditor', 'project:*', 'forum:*')]
    expect(words(powersOfRole(model, grants, { type: 'organization', role: 'auditor' }))).toEqual([
      'forum forum:post',
      'project project:read',
      'project project:update',
    ])
  })

  it('gives nothing for a role that nobody knows', () => {
    expect(powersOfRole(model, [], { type: 'organization', role: 'auditor' }).size).toBe(0)
    expect(powersOfRole(model, [], { type: 'organization', role: 'constructor' }).size).toBe(0)
  })
})

describe('powersAt', () => {
  it('counts what is held on the thing, above it, and nothing held elsewhere', () => {
    const elsewhere = { type: 'workspace', id: 'w2' }
    expect(words(powersAt(model, [], path, [on(workspace, 'admin')]))).toEqual([
      'project project:read',
      'project project:update',
    ])
    expect(powersAt(model, [], path, [on(elsewhere, 'admin')]).size).toBe(0)
  })

  it('takes a built-in role above for what it passes down alone, and a grant above for what it says', () => {
    const held = [on(organization, 'owner'), on(organization, 'auditor')]
    const grants = [grant('organization', 'auditor', 'project:*')]
    expect(words(powersAt(model, [], path, held))).toEqual(['project project:read', 'project project:update'])
    const auditor = [on(organization, 'auditor')]
    expect(powersAt(model, [], path, auditor).size).toBe(0)
    expect(words(powersAt(model, grants, path, auditor))).toEqual([
      'project project:read',
      'project project:update',
    ])
  })

  it('says on the tenant what is had on every type', () => {
    expect(words(powersAt(model, [], [organization], [on(organization, 'member')]))).toEqual([
      'project project:read',
    ])
  })

  it('is nothing on a way that leads from nowhere', () => {
    expect(powersAt(model, [], [], [on(organization, 'owner')]).size).toBe(0)
  })
})

describe('powersBeyond', () => {
  const owner = powersOfRole(model, [], { type: 'organization', role: 'owner' })
  const member = powersOfRole(model, [], { type: 'organization', role: 'member' })

  it('finds what is more than one’s own, and nothing in what is less', () => {
    expect(powersBeyond(owner, member)).toEqual([])
    expect(powersBeyond(member, owner).map(({ entitlement }) => entitlement)).toEqual([
      'tenant:update',
      'workspace:update',
      'project:update',
    ])
  })

  it('takes a right to one’s own rows for less than one to all', () => {
    const own: TenantGrants = [
      {
        ...{ type: 'organization', role: 'author' },
        grant: { permissions: [{ name: 'project:update', ownership: true }], exclude: [] },
      },
    ]
    const author = powersOfRole(model, own, { type: 'organization', role: 'author' })
    expect(words(author)).toContain('project project:update (own)')
    const any = powersOfRole(model, [], { type: 'project', role: 'manager' })
    expect(powersBeyond(author, any).map(({ entitlement }) => entitlement)).toContain('project:update')
    expect(powersBeyond(unite([author, any]), any)).toEqual([])
    expect(powersBeyond(unite([any, author]), any)).toEqual([])
    expect(powersBeyond(author, author)).toEqual([])
  })
})
