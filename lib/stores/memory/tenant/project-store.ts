import type { ProjectStore, TreeStore } from '@/lib/core/tenancy/things'
import type { Project } from '@/lib/core/tenancy/types'
import { ownRow, withoutTenant, type Bound } from './bound'
import { contains, isVisible, pageOfRows } from './list'

export function createProjectStore(bound: Bound, tree: TreeStore): ProjectStore {
  const { tables, tenantId } = bound
  const isAlive = (workspaceId: string) => {
    const workspace = tables.workspaces.get(workspaceId)
    return workspace?.tenantId === tenantId && workspace.deletedAt === null
  }
  const all = (): Project[] =>
    tables.projects
      .filter(ownRow(bound))
      .map((row) => ({ ...withoutTenant(row), hidden: !isAlive(row.workspaceId) }))
  const find = (id: string) => all().find((project) => project.id === id) ?? null
  const findShown = (id: string) => all().find((project) => project.id === id && isShown(project)) ?? null
  const put = ({ hidden, ...project }: Project): Project => {
    tables.projects.set(project.id, { ...project, tenantId })
    return { ...project, hidden }
  }

  return {
    async list(query) {
      const found = all().filter(
        (project) =>
          isShown(project) &&
          (query.workspaceId === undefined || project.workspaceId === query.workspaceId) &&
          contains([project.name], query.q) &&
          isVisible(bound, query.visible, 'project', project.id),
      )
      return pageOfRows(found, query)
    },

    find: async (id) => find(id),

    async create(project) {
      if (!isAlive(project.workspaceId)) return null
      const parent = { type: 'workspace', id: project.workspaceId }
      await tree.add({ type: 'project', id: project.id, parent, ownerId: project.createdBy })
      return put({ ...project, updatedAt: project.createdAt, deletedAt: null, hidden: false })
    },

    async update(id, { name, description, at }) {
      const project = findShown(id)
      if (!project) return null
      return put({
        ...project,
        name: name ?? project.name,
        description: description ?? project.description,
        updatedAt: at,
      })
    },

    async move(id, { workspaceId, at }) {
      const project = findShown(id)
      if (!project) return 'unknown'
      if (!isAlive(workspaceId)) return 'unknown_workspace'
      await tree.move({ type: 'project', id }, { type: 'workspace', id: workspaceId })
      return put({ ...project, workspaceId, updatedAt: at })
    },

    async setDeleted(id, at) {
      const project = find(id)
      if (!project || (project.deletedAt === null) === (at === null)) return false
      put({ ...project, deletedAt: at })
      return true
    },
  }
}

function isShown({ deletedAt, hidden }: Project): boolean {
  return deletedAt === null && !hidden
}
