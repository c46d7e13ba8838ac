import type { Answer, Browser } from './browser'
import type { TestAuth } from './test-auth'
import { newProject, newRole, newWorkspace } from './things'

const helpers = { title: 'Helpers', permissions: [{ name: 'audit:read', ownership: true }] }

/** Signs somebody in who owns the organization that they are in. */
type Owner = (world: TestAuth) => Promise<Browser>

/** A way to make each action of workspaces, projects, roles and access succeed, by its key. */
export function successfulSampleCalls(owner: Owner): Record<string, (world: TestAuth) => Promise<Answer>> {
  return { ...ofWorkspaces(owner), ...ofProjects(owner), ...ofRoles(owner), ...ofAccess(owner) }
}

type Calls = Record<string, (world: TestAuth) => Promise<Answer>>

function ofWorkspaces(owner: Owner) {
  return {
    listWorkspaces: async (world) => {
      const { browser } = await withWorkspace(owner, world)
      return browser.get('/api/workspaces?q=web&sort=-createdAt&limit=10')
    },
    createWorkspace: async (world) => (await owner(world)).post('/api/workspaces', { name: 'Website' }),
    readWorkspace: (world) => onWorkspace(owner, world, (browser, path) => browser.get(path)),
    updateWorkspace: (world) =>
      onWorkspace(owner, world, (browser, path) => browser.patch(path, { name: 'Shop' })),
    deleteWorkspace: (world) => onWorkspace(owner, world, (browser, path) => browser.delete(path)),
    restoreWorkspace: (world) =>
      onWorkspace(owner, world, async (browser, path) => {
        await browser.delete(path)
        return browser.post(`${path}/restore`)
      }),
    listWorkspaceRoles: (world) => onWorkspace(owner, world, (browser, path) => browser.get(`${path}/roles`)),
    setWorkspaceRole: (world) => onWorkspace(owner, world, (browser, path) => demoteOneself(browser, path)),
    clearWorkspaceRole: (world) => onWorkspace(owner, world, (browser, path) => leave(browser, path)),
  } satisfies Calls
}

function ofProjects(owner: Owner) {
  return {
    listProjects: (world) => onProject(owner, world, (browser) => browser.get('/api/projects')),
    createProject: async (world) => {
      const { browser, workspace } = await withWorkspace(owner, world)
      return browser.post('/api/projects', {
        ...{ workspaceId: workspace.id, name: 'Launch', description: 'In spring' },
      })
    },
    readProject: (world) => onProject(owner, world, (browser, path) => browser.get(path)),
    updateProject: (world) =>
      onProject(owner, world, (browser, path) => browser.patch(path, { name: 'Start' })),
    deleteProject: (world) => onProject(owner, world, (browser, path) => browser.delete(path)),
    restoreProject: (world) =>
      onProject(owner, world, async (browser, path) => {
        await browser.delete(path)
        return browser.post(`${path}/restore`)
      }),
    moveProject: (world) =>
      onProject(owner, world, async (browser, path) => {
        const { id } = await newWorkspace(browser, 'Shop')
        return browser.post(`${path}/move`, { workspaceId: id })
      }),
    previewMove: (world) =>
      onProject(owner, world, async (browser, path) => {
        const { id } = await newWorkspace(browser, 'Shop')
        return browser.get(`${path}/move-preview?workspaceId=${id}`)
      }),
    summarizeProject: (world) => onProject(owner, world, (browser, path) => browser.post(`${path}/summary`)),
    exportProject: (world) => onProject(owner, world, (browser, path) => browser.get(`${path}/export.pdf`)),
    listProjectRoles: (world) => onProject(owner, world, (browser, path) => browser.get(`${path}/roles`)),
    setProjectRole: (world) => onProject(owner, world, (browser, path) => demoteOneself(browser, path)),
    clearProjectRole: (world) => onProject(owner, world, (browser, path) => leave(browser, path)),
  } satisfies Calls
}

function ofRoles(owner: Owner) {
  return {
    listRoles: async (world) => (await owner(world)).get('/api/roles'),
    createRole: async (world) =>
      (await owner(world)).post('/api/roles', {
        ...{ slug: 'support', title: 'Support', exclude: ['project:delete'] },
        permissions: [{ name: 'project:*', ownership: true }],
      }),
    readRole: (world) => onRole(owner, world, (browser, path) => browser.get(path)),
    updateRole: (world) => onRole(owner, world, (browser, path) => browser.patch(path, helpers)),
    deleteRole: (world) => onRole(owner, world, (browser, path) => browser.delete(path)),
    previewRole: (world) =>
      onRole(owner, world, (browser) =>
        browser.post('/api/roles/preview', { slug: 'support', permissions: [{ name: 'audit:read' }] }),
      ),
  } satisfies Calls
}

function ofAccess(owner: Owner) {
  return {
    explainAccess: async (world) => {
      const { browser, workspace } = await withWorkspace(owner, world)
      const id = await ownId(browser)
      const query = { userId: id, entitlement: 'project:create', resource: `workspace:${workspace.id}` }
      return browser.get(`/api/access/explain?${new URLSearchParams(query)}`)
    },
    viewAsRole: (world) => onRole(owner, world, (browser) => browser.get('/api/access/preview?role=support')),
  } satisfies Calls
}

async function withWorkspace(owner: Owner, world: TestAuth) {
  const browser = await owner(world)
  return { browser, workspace: await newWorkspace(browser) }
}

type Call = (browser: Browser, path: string) => Promise<Answer>

async function onWorkspace(owner: Owner, world: TestAuth, call: Call) {
  const { browser, workspace } = await withWorkspace(owner, world)
  return call(browser, `/api/workspaces/${workspace.id}`)
}

async function onProject(owner: Owner, world: TestAuth, call: Call) {
  const { browser, workspace } = await withWorkspace(owner, world)
  const { id } = await newProject(browser, workspace.id)
  return call(browser, `/api/projects/${id}`)
}

async function onRole(owner: Owner, world: TestAuth, call: Call) {
  const browser = await owner(world)
  return call(browser, `/api/roles/${await newRole(browser, 'support', 'project:read')}`)
}

/** Whoever made it holds its strongest role, and may hold a lesser one. */
async function demoteOneself(browser: Browser, path: string) {
  return browser.send('PUT', `${path}/roles`, { body: { userId: await ownId(browser), role: 'viewer' } })
}

async function leave(browser: Browser, path: string) {
  return browser.delete(`${path}/roles/${await ownId(browser)}`)
}

async function ownId(browser: Browser): Promise<string> {
  return (await browser.get('/api/auth/session')).json<{ user: { id: string } }>().user.id
}
