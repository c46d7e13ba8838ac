import type { TreeStore, WorkspaceStore } from '@/lib/core/tenancy/things'
import type { Workspace } from '@/lib/core/tenancy/types'
import { ownRow, withoutTenant, type Bound } from './bound'
import { contains, isVisible, pageOfRows } from './list'

export function createWorkspaceStore(bound: Bound, tree: TreeStore): WorkspaceStore {
  const { tables, tenantId, root } = bound
  const all = () => tables.workspaces.filter(ownRow(bound)).map(withoutTenant)
  const find = (id: string) => all().find((workspace) => workspace.id === id) ?? null
  const put = (workspace: Workspace): Workspace => {
    tables.workspaces.set(workspace.id, { ...workspace, tenantId })
    return workspace
  }

  return {
    async list(query) {
      const found = all().filter(
        ({ id, name, deletedAt }) =>
          deletedAt === null && contains([name], query.q) && isVisible(bound, query.visible, 'workspace', id),
      )
      return pageOfRows(found, query)
    },

    find: async (id) => find(id),

    async create(workspace) {
      const parent = { type: root.type, id: tenantId }
      await tree.add({ type: 'workspace', id: workspace.id, parent, ownerId: workspace.createdBy })
      return put({ ...workspace, updatedAt: workspace.createdAt, deletedAt: null })
    },

    async update(id, { name, at }) {
      const workspace = find(id)
      if (!workspace || workspace.deletedAt !== null) return null
      return put({ ...workspace, name, updatedAt: at })
    },

    async setDeleted(id, at) {
      const workspace = find(id)
      if (!workspace || (workspace.deletedAt === null) === (at === null)) return false
      put({ ...workspace, deletedAt: at })
      return true
    },
  }
}
