import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { joinTenant, newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { giveRole, newProject, newRole, newWorkspace, type Thing } from '@/e2e/harness/things'

type Holder = {
  email: string
  role: string
  roles: { role: string; inherited: boolean; from: { type: string; role: string }[] }[]
}

let world: TestAuth
let owner: Browser
let workspace: Thing
let project: Thing
beforeEach(async () => {
  world = createTestAuth()
  owner = (await newTenant(world)).browser
  workspace = await newWorkspace(owner)
  project = await newProject(owner, workspace.id)
})

const at = (thing: Thing) => `/api/${thing === workspace ? 'workspaces' : 'projects'}/${thing.id}`
const holders = async (thing: Thing, browser = owner) =>
  (await browser.get(`${at(thing)}/roles`)).json<{ items: Holder[] }>().items
const put = (browser: Browser, thing: Thing, userId: string, role: string) =>
  browser.send('PUT', `${at(thing)}/roles`, { body: { userId, role } })
const guest = async (email = 'gus@example.com') => {
  if ((await owner.get('/api/roles/guest')).status === 404) await newRole(owner, 'guest')
  return joinTenant(world, owner, email, 'guest')
}

describe('who holds what on a thing', () => {
  it('is told with where each comes from', async () => {
    const { userId } = await guest()
    await joinTenant(world, owner, 'mia@example.com', 'member')
    await giveRole(owner, at(workspace), userId, 'editor')
    await giveRole(owner, at(project), userId, 'viewer')
    const found = await holders(project)
    expect(found.map(({ email, role }) => [email, role]).sort()).toEqual([
      ['ada@example.com', 'manager'],
      ['gus@example.com', 'contributor'],
      ['mia@example.com', 'viewer'],
    ])
    expect(found.find(({ email }) => email === 'gus@example.com')?.roles).toMatchObject([
      { role: 'contributor', inherited: true, from: [{ type: 'workspace', role: 'editor' }] },
      { role: 'viewer', inherited: false, from: [{ type: 'project', role: 'viewer' }] },
    ])
  })

  it('names a role of the organization’s own that reaches it, and nobody who holds nothing there', async () => {
    await guest()
    await newRole(owner, 'support', 'project:read')
    await joinTenant(world, owner, 'sue@example.com', 'support')
    expect((await holders(project)).map(({ email }) => email)).not.toContain('gus@example.com')
    expect((await holders(project)).find(({ email }) => email === 'sue@example.com')).toMatchObject({
      roles: [{ role: 'support', inherited: true, from: [{ type: 'organization' }] }],
    })
  })

  it('TEN-1 TEN-5 is not told to another organization, nor about a thing that is deleted', async () => {
    const { browser } = await newTenant(world, 'eve@example.com')
    expect((await browser.get(`${at(project)}/roles`)).status).toBe(404)
    await owner.delete(at(workspace))
    expect((await owner.get(`${at(project)}/roles`)).status).toBe(404)
  })
})

describe('giving a role', () => {
  it('replaces the one held there, tells it, and counts at once', async () => {
    const { userId, browser } = await guest()
    expect((await browser.get(at(project))).status).toBe(403)
    expect((await put(owner, project, userId, 'viewer')).json()).toMatchObject({ userId, role: 'viewer' })
    expect((await browser.get(at(project))).status).toBe(200)
    expect((await put(owner, project, userId, 'contributor')).json()).toMatchObject({ role: 'contributor' })
    expect(world.audit.at(-1)).toMatchObject({
      action: 'project.set_role',
      target: { type: 'project', id: project.id },
      data: { userId, before: { roles: ['viewer'] }, after: { roles: ['contributor'] } },
    })
  })

  it('PRV-2 is not for those who hold less, nor for those who do not decide it there', async () => {
    const [editor, other] = [await guest(), await guest('ola@example.com')]
    await giveRole(owner, at(workspace), editor.userId, 'editor')
    const denied = await put(editor.browser, project, other.userId, 'viewer')
    expect([denied.status, denied.error?.permission]).toEqual([403, 'project:delete'])
    const { browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    const beyond = await put(admin, project, other.userId, 'manager')
    expect([beyond.status, beyond.error?.reason]).toEqual([403, 'role_required'])
    expect((await put(admin, project, other.userId, 'contributor')).status, 'twin').toBe(200)
  })

  it('PRV-2 takes nothing from those who hold more', async () => {
    const { userId } = await guest()
    await giveRole(owner, at(project), userId, 'manager')
    const { browser: admin } = await joinTenant(world, owner, 'bob@example.com', 'admin')
    expect((await put(admin, project, userId, 'viewer')).status).toBe(403)
    expect((await admin.delete(`${at(project)}/roles/${userId}`)).status).toBe(403)
    expect((await owner.delete(`${at(project)}/roles/${userId}`)).status, 'twin').toBe(204)
  })

  it('TEN-5 is to members alone', async () => {
    const { userId, browser } = await newTenant(world, 'eve@example.com')
    const answer = await put(owner, project, userId, 'viewer')
    expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND'])
    expect((await put(browser, project, userId, 'manager')).status).toBe(404)
    expect((await browser.get(at(project))).status).toBe(404)
  })

  it.each([{ role: 'owner' }, { role: 'editor' }, { userId: 'x' }, { userId: null }, { tenantId: 'x' }])(
    'PRV-1 INJ-1 refuses %o',
    async (wrong) => {
      const { userId } = await guest()
      const body = { userId, role: 'viewer', ...wrong }
      expect((await owner.send('PUT', `${at(project)}/roles`, { body })).code).toBe('VALIDATION')
    },
  )
})

describe('taking a role away', () => {
  it('leaves what comes from above', async () => {
    const { userId, browser } = await guest()
    await giveRole(owner, at(workspace), userId, 'viewer')
    await giveRole(owner, at(project), userId, 'manager')
    expect((await owner.delete(`${at(project)}/roles/${userId}`)).status).toBe(204)
    expect((await browser.get(at(project))).status).toBe(200)
    expect((await browser.patch(at(project), { name: 'X' })).status).toBe(403)
    expect((await owner.delete(`${at(project)}/roles/${userId}`)).status, 'again').toBe(404)
  })

  it('is anyone’s to do to themselves', async () => {
    const { userId, browser } = await guest()
    await giveRole(owner, at(project), userId, 'viewer')
    expect((await browser.delete(`${at(project)}/roles/${userId}`)).status).toBe(204)
    expect((await browser.get(at(project))).status).toBe(403)
  })
})
