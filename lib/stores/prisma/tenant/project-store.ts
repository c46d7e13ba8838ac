import type { ProjectStore, TreeStore } from '@/lib/core/tenancy/things'
import type { Project } from '@/lib/core/tenancy/types'
import { toMs, toMsOrNull } from '../executor'
import { Prisma, type Project as ProjectRow } from '../generated/client'
import { lockTenant, type Bound } from './bound'
import { beyond, contains, isVisible, textColumn, timeColumn } from './list-sql'

export function createProjectStore(bound: Bound, tree: TreeStore): ProjectStore {
  const { db, tenantId } = bound
  const reading = createReading(bound)
  const isAlive = async (workspaceId: string) =>
    (await db.workspace.count({ where: { tenantId, id: workspaceId, deletedAt: null } })) === 1

  return {
    ...reading,

    async create({ id, workspaceId, name, description, createdBy, createdAt }) {
      await lockTenant(bound)
      if (!(await isAlive(workspaceId))) return null
      const at = new Date(createdAt)
      const parent = { type: 'workspace', id: workspaceId }
      await tree.add({ type: 'project', id, parent, ownerId: createdBy })
      const times = { createdAt: at, updatedAt: at }
      await db.project.createMany({
        data: [{ id, tenantId, workspaceId, name, description, createdBy, ...times }],
      })
      return reading.find(id)
    },

    async update(id, { at, ...change }) {
      const { count } = await db.project.updateMany({
        where: { tenantId, id, deletedAt: null, workspace: { deletedAt: null } },
        data: { ...change, updatedAt: new Date(at) },
      })
      return count === 1 ? reading.find(id) : null
    },

    async move(id, { workspaceId, at }) {
      await lockTenant(bound)
      const project = await reading.find(id)
      if (!project || project.hidden || project.deletedAt !== null) return 'unknown'
      if (!(await isAlive(workspaceId))) return 'unknown_workspace'
      await tree.move({ type: 'project', id }, { type: 'workspace', id: workspaceId })
      await db.project.updateMany({ where: { tenantId, id }, data: { workspaceId, updatedAt: new Date(at) } })
      return { ...project, workspaceId, updatedAt: at }
    },

    async setDeleted(id, at) {
      const { count } = await db.project.updateMany({
        where: { tenantId, id, deletedAt: at === null ? { not: null } : null },
        data: { deletedAt: at === null ? null : new Date(at) },
      })
      return count === 1
    },
  }
}

const sortColumns = {
  name: textColumn('p."name"'),
  createdAt: timeColumn('p."created_at"'),
  updatedAt: timeColumn('p."updated_at"'),
}

type Row = Omit<ProjectRow, 'tenantId'> & { hidden: boolean }

function createReading(bound: Bound): Pick<ProjectStore, 'list' | 'find'> {
  const { db, tenantId } = bound
  const select = async (rest: Prisma.Sql): Promise<Project[]> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT p."id", p."workspace_id" AS "workspaceId", p."name", p."description", p."created_by" AS "createdBy",
        p."created_at" AS "createdAt", p."updated_at" AS "updatedAt", p."deleted_at" AS "deletedAt",
        w."deleted_at" IS NOT NULL AS "hidden"
      FROM "projects" p JOIN "workspaces" w ON w."tenant_id" = p."tenant_id" AND w."id" = p."workspace_id"
      WHERE p."tenant_id" = ${tenantId}::uuid ${rest}`
    return rows.map(toProject)
  }

  return {
    list: (query) => {
      const inWorkspace = query.workspaceId
        ? Prisma.sql`AND p."workspace_id" = ${query.workspaceId}::uuid`
        : Prisma.empty
      return select(Prisma.sql`
        AND p."deleted_at" IS NULL AND w."deleted_at" IS NULL ${inWorkspace}
        ${isVisible(bound, query.visible, 'project', 'p."id"')} ${contains(['p."name"'], query.q)}
        ${beyond(query, sortColumns[query.sort.by], 'p."id"')}`)
    },
    find: async (id) => (await select(Prisma.sql`AND p."id" = ${id}::uuid`))[0] ?? null,
  }
}

function toProject(row: Row): Project {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    description: row.description,
    createdBy: row.createdBy,
    createdAt: toMs(row.createdAt),
    updatedAt: toMs(row.updatedAt),
    deletedAt: toMsOrNull(row.deletedAt),
    hidden: row.hidden,
  }
}
