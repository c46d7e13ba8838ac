import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { newRole, newWorkspace } from '@/e2e/harness/things'

let world: TestAuth
let owner: Browser
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
})

type RoleItem = { slug: string; permissions: { name: string }[]; members: number; changed: boolean }
const rolesAt = async (browser: Browser, query = '') =>
  (await browser.get(`/api/roles${query}`)).json<{ items: RoleItem[] }>().items
const role = async (slug: string) => (await owner.get(`/api/roles/${slug}`)).json<RoleItem>()
const names = ({ permissions }: RoleItem) => permissions.map(({ name }) => name)
const draft = (...permissions: string[]) => ({
  title: 'Support',
  permissions: permissions.map((name) => ({ name })),
})

describe('the roles of an organization', () => {
  it('are the built-in ones, its own first, and then those it made', async () => {
    await newRole(owner, 'support', 'project:read')
    await joinTenant(world, owner, 'bob@example.com', 'admin')
    const roles = await rolesAt(owner)
    expect(roles.map(({ slug }) => slug)).toEqual([
      ...['owner', 'admin', 'member', 'workspace:admin', 'workspace:editor', 'workspace:viewer'],
      ...['project:manager', 'project:contributor', 'project:viewer', 'support'],
    ])
    expect(roles.map(({ members }) => members)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(names(await role('workspace:admin'))).toContain('workspace:delete')
    expect((await owner.get('/api/roles/workspace%3Aadmin')).status).toBe(200)
  })

  it('are listed in pages, and found', async () => {
    await newRole(owner, 'support', 'project:read')
    const first = (await owner.get('/api/roles?limit=9')).json<{ nextCursor: string }>()
    expect((await rolesAt(owner, `?limit=9&cursor=${first.nextCursor}`)).map(({ slug }) => slug)).toEqual([
      'support',
    ])
    expect(await rolesAt(owner, '?q=SUPP')).toHaveLength(1)
  })
})

describe('creating a role', () => {
  it('answers it, and its slug is the title’s unless one is given', async () => {
    const first = await owner.post('/api/roles', draft('project:*'))
    const second = await owner.post('/api/roles', { ...draft('*'), exclude: ['billing:manage'] })
    expect([first.status, first.json()]).toEqual([
      201,
      {
        ...{ slug: 'support', title: 'Support', type: 'organization', builtIn: false, changed: false },
        ...{ permissions: [{ name: 'project:*' }], exclude: [], members: 0 },
      },
    ])
    expect(second.json()).toMatchObject({ slug: 'support-2', exclude: ['billing:manage'] })
    expect(world.audit.at(-1)).toMatchObject({ action: 'role.create', data: { slug: 'support-2' } })
  })

  it.each(['owner', 'admin', 'editor', 'manager', 'preview', 'support'])(
    'PRV-1 refuses the slug %s, which is another role’s',
    async (slug) => {
      await newRole(owner, 'support')
      const answer = await owner.post('/api/roles', { ...draft(), slug })
      expect([answer.status, answer.code]).toEqual([409, 'SLUG_TAKEN'])
    },
  )

  it('refuses a permission that there is not, with the one that may be meant', async () => {
    const answer = await owner.post('/api/roles', draft('project:reed'))
    expect([answer.status, answer.error?.issues]).toEqual([
      400,
      [
        {
          path: 'permissions.0.name',
          message: 'There is no permission "project:reed"; did you mean "project:read"?',
        },
      ],
    ])
  })

  it('PRV-2 gives it no more than its maker holds', async () => {
    const { browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    const beyond = await admin.post('/api/roles', draft('project:read', 'billing:manage'))
    expect([beyond.status, beyond.error]).toMatchObject([
      403,
      { code: 'FORBIDDEN', permission: 'billing:manage', reason: 'role_required' },
    ])
    expect((await admin.post('/api/roles', draft('*'))).status).toBe(403)
    const own = { ...draft('project:read', 'members:*'), exclude: [] }
    expect((await admin.post('/api/roles', own)).status, 'twin').toBe(201)
  })

  it('is for those who manage roles', async () => {
    const { browser } = await joinTenant(world, owner, 'bob@example.com', 'member')
    const answer = await browser.post('/api/roles', draft('project:read'))
    expect([answer.status, answer.error?.permission]).toEqual([403, 'roles:manage'])
    expect((await rolesAt(browser)).length, 'twin').toBeGreaterThan(8)
  })
})

describe('changing a role', () => {
  it('counts at once for those who hold it', async () => {
    const slug = await newRole(owner, 'support', 'project:read')
    const { browser } = await joinTenant(world, owner, 'bob@example.com', slug)
    expect((await browser.post('/api/workspaces', { name: 'X' })).status).toBe(403)
    const changed = await owner.patch('/api/roles/support', draft('workspace:create'))
    expect([changed.status, changed.json()]).toMatchObject([200, { title: 'Support', members: 1 }])
    expect(world.audit.at(-1)).toMatchObject({
      action: 'role.update',
      data: { before: { permissions: [{ name: 'project:read' }] } },
    })
    expect((await browser.post('/api/workspaces', { name: 'X' })).status).toBe(201)
  })

  it('puts something else in the place of what a built-in role grants, until it is given back', async () => {
    const { browser } = await joinTenant(world, owner, 'bob@example.com', 'member')
    expect((await browser.post('/api/workspaces', { name: 'X' })).status).toBe(403)
    const permissions = [{ name: 'workspace:create' }]
    const changed = await owner.patch('/api/roles/member', { permissions })
    expect(changed.json()).toMatchObject({ slug: 'member', builtIn: true, changed: true, permissions })
    expect((await browser.post('/api/workspaces', { name: 'X' })).status).toBe(201)
    expect((await owner.delete('/api/roles/member')).status).toBe(204)
    expect(names(await role('member'))).toEqual(['export:pdf', 'project:read'])
    expect((await browser.post('/api/workspaces', { name: 'Y' })).status).toBe(403)
    expect((await owner.delete('/api/roles/member')).status, 'as it was delivered').toBe(204)
  })

  it('PRV-2 adds no more than one holds, not even by giving a built-in role back what it granted', async () => {
    const { browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    const beyond = await admin.patch('/api/roles/member', { permissions: [{ name: 'tenant:delete' }] })
    expect([beyond.status, beyond.error?.permission]).toEqual([403, 'tenant:delete'])
    await owner.patch('/api/roles/admin', {
      permissions: [{ name: 'roles:manage' }, { name: 'project:read' }],
    })
    const regained = await admin.delete('/api/roles/admin')
    expect([regained.status, regained.code]).toEqual([403, 'FORBIDDEN'])
    const fewer = await admin.patch('/api/roles/admin', { permissions: [{ name: 'roles:manage' }] })
    expect(fewer.status, 'twin').toBe(200)
  })

  it('PRV-2 takes away no more than one holds, neither from a role of the organization nor from a built-in one', async () => {
    await newRole(owner, 'banker', 'billing:manage', 'project:read')
    const { browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    const emptied = [
      await admin.patch('/api/roles/banker', draft('project:read')),
      await admin.delete('/api/roles/banker'),
      await admin.patch('/api/roles/workspace:admin', { permissions: [] }),
    ]
    expect(emptied.map(({ status, error }) => [status, error?.permission])).toEqual([
      [403, 'billing:manage'],
      [403, 'billing:manage'],
      [403, 'workspace:update'],
    ])
    expect(names(await role('banker'))).toEqual(['billing:manage', 'project:read'])
    expect((await admin.patch('/api/roles/banker', draft('billing:manage'))).status, 'twin').toBe(200)
    expect((await owner.delete('/api/roles/banker')).status, 'twin').toBe(204)
  })

  it('lets an owner put back what was taken out of the roles that arise from theirs', async () => {
    const { id } = await newWorkspace(owner)
    await owner.patch('/api/roles/workspace:admin', { permissions: [] })
    expect((await owner.delete(`/api/workspaces/${id}`)).code).toBe('FORBIDDEN')
    // An owner invites an admin all the same, who has more in workspaces now.
    const { browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    expect((await admin.delete('/api/roles/workspace:admin')).code, 'not for an admin').toBe('FORBIDDEN')
    expect((await owner.delete('/api/roles/workspace:admin')).status).toBe(204)
    expect((await owner.delete(`/api/workspaces/${id}`)).status).toBe(204)
  })

  it('leaves alone what an owner may do, and what a built-in role is called', async () => {
    const owners = await owner.patch('/api/roles/owner', { permissions: [] })
    expect([owners.status, owners.code]).toEqual([409, 'CONFLICT'])
    expect((await owner.patch('/api/roles/member', { title: 'Guest' })).code).toBe('VALIDATION')
    expect((await owner.patch('/api/roles/member', {})).json()).toMatchObject({ changed: false })
  })

  it('TEN-1 finds no role of another organization', async () => {
    await newRole(owner, 'support', 'project:read')
    const { browser } = await newTenant(world, 'eve@example.com')
    expect((await browser.get('/api/roles/support')).status).toBe(404)
    expect((await browser.patch('/api/roles/support', draft('*'))).status).toBe(404)
    expect((await browser.delete('/api/roles/support')).status).toBe(404)
    expect(names(await role('support')), 'twin').toEqual(['project:read'])
  })
})

describe('deleting a role', () => {
  it('needs another one for those who hold it or are invited to it', async () => {
    const slug = await newRole(owner, 'support', 'project:read')
    const { userId } = await joinTenant(world, owner, 'bob@example.com', slug)
    await owner.post('/api/invitations', { email: 'cleo@example.com', role: slug })
    const used = await owner.delete('/api/roles/support')
    expect([used.status, used.error]).toMatchObject([409, { code: 'CONFLICT', members: 1, invitations: 1 }])
    expect((await owner.delete('/api/roles/support', { reassignTo: 'member' })).status).toBe(204)
    const members = (await owner.get('/api/members')).json<{ items: { userId: string; role: string }[] }>()
    expect(members.items.find((one) => one.userId === userId)?.role).toBe('member')
    const open = (await owner.get('/api/invitations')).json<{ items: { role: string }[] }>()
    expect(open.items.map((one) => one.role)).toEqual(['member'])
    expect((await owner.get('/api/roles/support')).status).toBe(404)
  })

  it.each(['support', 'nobody', 'owner', 'workspace:editor'])(
    'takes no %s in its place',
    async (reassignTo) => {
      const slug = await newRole(owner, 'support', 'project:read')
      await joinTenant(world, owner, 'bob@example.com', slug)
      expect((await owner.delete('/api/roles/support', { reassignTo })).code).toBe('VALIDATION')
      expect((await role('support')).members).toBe(1)
    },
  )

  it('PRV-2 hands on no role that is more than one’s own', async () => {
    const slug = await newRole(owner, 'support', 'project:read')
    await newRole(owner, 'banker', 'billing:manage')
    await joinTenant(world, owner, 'bob@example.com', slug)
    const { browser: admin } = await joinTenant(world, owner, 'cleo@example.com', 'admin')
    const beyond = await admin.delete('/api/roles/support', { reassignTo: 'banker' })
    expect([beyond.status, beyond.error?.permission]).toEqual([403, 'billing:manage'])
    expect((await admin.delete('/api/roles/support', { reassignTo: 'member' })).status, 'twin').toBe(204)
  })
})
