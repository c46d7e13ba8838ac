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

function givers(entitlement: string): string[] {
  return giverRoles(access, roles, access.entitlements[entitlement]?.roles ?? {}).map(({ slug }) => slug)
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

  it('names a role of the organization’s own that can do all of it', () => {
    const all = [...roles, custom('everything', ['*'])]
    const needed = access.entitlements['project:delete']?.roles ?? {}
    expect(giverRoles(access, all, needed).map(({ slug }) => slug)).toEqual(['owner', 'everything'])
  })
})
