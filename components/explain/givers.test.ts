import { describe, expect, it } from 'vitest'
import type { Role } from '@/components/roles/role'
import { access } from '@/lib/config/access'
import { giverRoles } from './givers'

const builtIn = (slug: string): Role => ({
  ...{ slug, type: 'organization', title: slug, builtIn: true, changed: false },
  ...{ permissions: [], exclude: [], members: 0 },
})
const custom = (slug: string, names: string[]): Role => ({
  ...builtIn(slug),
  ...{ builtIn: false, permissions: names.map((name) => ({ name })) },
})

const roles = [...['owner', 'admin', 'member'].map(builtIn), custom('people', ['members:*'])]

function givers(entitlement: string, ...own: Role[]): string[] {
  const needed = access.entitlements[entitlement]?.roles ?? {}
  return giverRoles(access, [...roles, ...own], needed).map(({ slug }) => slug)
}

describe('giverRoles', () => {
  it('names those who manage members and hold what is needed', () => {
    expect(givers('members:manage')).toEqual(['owner', 'admin'])
    expect(givers('project:update')).toEqual(['owner', 'admin'])
  })

  it('leaves out who manages members but could not pass this on', () => {
    expect(givers('billing:manage')).toEqual(['owner'])
    expect(givers('project:delete')).toEqual(['owner'])
  })

  it('needs one of many roles to be theirs to give, not the strongest of them', () => {
    // Members see projects too, and could only pass on what they have: but they do not manage members.
    expect(givers('project:read')).toEqual(['owner', 'admin'])
  })

  it('names a role of the organization’s own that can do all of it, or all that one needed role gives', () => {
    expect(givers('project:delete', custom('everything', ['*']))).toEqual(['owner', 'everything'])
    const viewers = custom('viewers', ['members:manage', 'project:read', 'export:pdf'])
    expect(givers('project:read', viewers)).toEqual(['owner', 'admin', 'viewers'])
    expect(givers('project:update', viewers)).toEqual(['owner', 'admin'])
  })

  it('leaves out a role of the organization’s own that lacks a part of it', () => {
    const managers = custom('managers', ['members:manage', 'project:read'])
    const readers = custom('readers', ['project:read', 'export:pdf'])
    expect(givers('project:read', managers, readers)).toEqual(['owner', 'admin'])
  })
})
