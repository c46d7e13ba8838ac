import { describe, expect, it } from 'vitest'
import type { Role } from '@/components/roles/role'
import { access } from '@/lib/config/access'
import { defaultRole, grantableRoles, isOwnerRole, mayManage } from './grantable-roles'

const builtIn = (slug: string, type = 'organization'): Role => ({
  ...{ slug, type, title: slug, builtIn: true, changed: false },
  ...{ permissions: [], exclude: [], members: 0 },
})
const custom = (slug: string, permission: string): Role => ({
  ...builtIn(slug),
  ...{ builtIn: false, permissions: [{ name: permission }] },
})

const inviter = custom('inviter', 'members:invite')
const roles = [
  ...['owner', 'admin', 'member'].map((slug) => builtIn(slug)),
  builtIn('workspace:editor', 'workspace'),
  inviter,
]
const slugs = (held: string[], all = roles) => grantableRoles(access, all, held).map(({ slug }) => slug)

describe('grantableRoles', () => {
  it('offers an owner every role of the organization, and none of other things', () => {
    expect(slugs(['owner'])).toEqual(['owner', 'admin', 'member', 'inviter'])
  })

  it('offers nobody more than they hold', () => {
    expect(slugs(['admin'])).toEqual(['admin', 'member', 'inviter'])
    expect(slugs(['inviter'])).toEqual(['inviter'])
    expect(slugs([])).toEqual([])
  })

  it('knows what the organization has made of a built-in role', () => {
    const changed = { ...builtIn('member'), changed: true, permissions: [{ name: 'tenant:delete' }] }
    expect(slugs(['admin'], [...roles.filter(({ slug }) => slug !== 'member'), changed])).not.toContain(
      'member',
    )
  })
})

it('lets nobody manage whoever holds more', () => {
  expect(mayManage(access, roles, { held: ['admin'], others: ['owner'] })).toBe(false)
  expect(mayManage(access, roles, { held: ['admin'], others: ['member', 'inviter'] })).toBe(true)
})

it('knows the owner’s role by its type', () => {
  expect(isOwnerRole(access, { type: 'organization', slug: 'owner' })).toBe(true)
  expect(isOwnerRole(access, { type: 'organization', slug: 'admin' })).toBe(false)
})

it('offers the weakest built-in role first, else the last there is', () => {
  expect(defaultRole(roles.filter(({ type }) => type === 'organization'))).toBe('member')
  expect(defaultRole([inviter])).toBe('inviter')
  expect(defaultRole([])).toBeUndefined()
})
