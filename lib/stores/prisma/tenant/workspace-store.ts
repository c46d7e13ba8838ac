import type { TreeStore, WorkspaceStore } from '@/lib/core/tenancy/things'
import type { Workspace } from '@/lib/core/tenancy/types'
import { toMs, toMsOrNull } from '../executor'
import { Prisma, type Workspace as WorkspaceRow } from '../generated/client'
import type { Bound } from './bound'
import { beyond, contains, isVisible, textColumn, timeColumn } from './list-sql'

const sortColumns = {
  name: textColumn('w."name"'),
  createdAt: timeColumn('w."created_at"'),
  updatedAt: timeColumn('w."updated_at"'),
}

export function createWorkspaceStore(bound: Bound, tree: TreeStore): WorkspaceStore {
  const { db, tenantId, root } = bound

  return {
    async list(query) {
      const rows = await db.$queryRaw<WorkspaceRow[]>`
        SELECT ${workspaceColumns} FROM "workspaces" w
        WHERE w."tenant_id" = ${tenantId}::uuid AND w."deleted_at" IS NULL
        ${isVisible(bound, query.visible, 'workspace', 'w."id"')} ${contains(['w."name"'], query.q)}
        ${beyond(query, sortColumns[query.sort.by], 'w."id"')}`
      return rows.map(toWorkspace)
    },

    async find(id) {
      const row = await db.workspace.findFirst({ where: { tenantId, id } })
      return row && toWorkspace(row)
    },

    async create({ id, name, createdBy, createdAt }) {
      const at = new Date(createdAt)
      await tree.add({ type: 'workspace', id, parent: { type: root.type, id: tenantId }, ownerId: createdBy })
      return toWorkspace(
        await db.workspace.create({ data: { id, tenantId, name, createdBy, createdAt: at, updatedAt: at } }),
      )
    },

    async update(id, { name, at }) {
      const [row] = await db.workspace.updateManyAndReturn({
        where: { tenantId, id, deletedAt: null },
        data: { name, updatedAt: new Date(at) },
      })
      return row ? toWorkspace(row) : null
    },

    async setDeleted(id, at) {
      const { count } = await db.workspace.updateMany({
        where: { tenantId, id, deletedAt: at === null ? { not: null } : null },
        data: { deletedAt: at === null ? null : new Date(at) },
      })
      return count === 1
    },
  }
}

/** The columns of `workspaces`, named as Prisma names them: for statements that Prisma can't express. */
const workspaceColumns = Prisma.raw(
  [
    'w."id"',
    'w."name"',
    'w."created_by" AS "createdBy"',
    'w."created_at" AS "createdAt"',
    'w."updated_at" AS "updatedAt"',
    'w."deleted_at" AS "deletedAt"',
  ].join(', '),
)

function toWorkspace(row: Omit<WorkspaceRow, 'tenantId'>): Workspace {
  return {
    id: row.id,
    name: row.name,
    createdBy: row.createdBy,
    createdAt: toMs(row.createdAt),
    updatedAt: toMs(row.updatedAt),
    deletedAt: toMsOrNull(row.deletedAt),
  }
}
