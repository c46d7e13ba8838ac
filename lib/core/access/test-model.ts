import type { AccessContextOptions } from './access-context'
import { createAccessContext } from './create-access-context'
import { defineAccess } from './define-access'
import { testStores, type World } from './test-stores'

/** A definition that has one of everything. */
export const model = defineAccess({
  entities: {
    organization: { roles: ['owner', 'admin', 'member'] },
    workspace: {
      roles: ['admin', 'editor', 'viewer'],
      inherits: { 'organization:owner': 'admin', 'organization:admin': 'editor' },
    },
    // Inherits the same role as the workspace, on another branch.
    archive: { roles: ['keeper'], inherits: { 'organization:owner': 'keeper' } },
    project: {
      roles: ['manager', 'contributor', 'viewer'],
      inherits: {
        'workspace:admin': 'manager',
        'workspace:editor': 'contributor',
        'archive:keeper': 'viewer',
      },
    },
  },
  entitlements: {
    'tenant:update': { roles: ['owner', 'organization:admin'], title: 'change the organization' },
    'workspace:update': { roles: ['workspace:admin'] },
    'archive:read': { roles: ['keeper'] },
    'project:read': { roles: ['manager', 'contributor', 'project:viewer'], title: 'see a project' },
    'project:update': { roles: ['manager', 'contributor'], title: 'change a project' },
    'project:delete': { roles: ['manager'], stepUp: { maxAge: '5m' }, title: 'delete a project' },
    'ai:generate': { roles: ['manager', 'contributor'], flags: ['ai', 'beta'], plans: ['pro'] },
  },
  plans: { free: { group: 'main' }, pro: { group: 'main', title: 'Pro', features: ['ai:generate'] } },
  flags: { ai: {}, beta: { default: true } },
})

export const tenantId = 'org-1'
export const organization = { type: 'organization', id: tenantId } as const
export const workspace = { type: 'workspace', id: 'ws-1' } as const
export const otherWorkspace = { type: 'workspace', id: 'ws-2' } as const
export const archive = { type: 'archive', id: 'ar-1' } as const
export const project = { type: 'project', id: 'p-1' } as const
export const otherProject = { type: 'project', id: 'p-2' } as const

/** Epoch ms; a whole second. */
export const now = 1_800_000_000_000

const nodes: NonNullable<World['nodes']> = [
  { tenantId, ...workspace, parent: organization },
  { tenantId, ...otherWorkspace, parent: organization },
  { tenantId, ...archive, parent: organization },
  { tenantId, ...project, parent: workspace, ownerId: 'ann' },
  { tenantId, ...otherProject, parent: otherWorkspace, ownerId: 'bob' },
  { tenantId: 'org-2', type: 'workspace', id: 'ws-9', parent: { type: 'organization', id: 'org-2' } },
]

/** A world in which Ann holds roles, each on a thing. */
export function worldOf(
  held: readonly (readonly [{ type: string; id: string }, string])[],
  more: Omit<World, 'nodes' | 'assignments'> = {},
): World {
  return {
    nodes,
    members: [{ tenantId, userId: 'ann' }],
    assignments: held.map(([thing, role]) => ({ tenantId, userId: 'ann', ...thing, role })),
    ...more,
  }
}

/** Ann's context in a world, and the queries that it makes. */
export function contextIn(world: World, options: Partial<AccessContextOptions<string, string>> = {}) {
  const { queries, ...stores } = testStores(world)
  const context = createAccessContext({
    ...{ userId: 'ann', accessDef: model, tenantId, clock: { now: () => now }, ...stores },
    ...(options as object),
  })
  return { context, queries }
}
