import type { Resource } from '@/lib/core/access/effective-roles'
import type { Placement } from '@/lib/core/access/stores'
import { maxDepth, type TreeStore } from '@/lib/core/tenancy/things'
import type { Tables } from '../tables'
import type { Bound } from './bound'
import { removeThing } from './cascade'
import { keyOf, type ResourceRow } from './tables'

export function createTreeStore(bound: Bound): TreeStore {
  const { tables, tenantId, root } = bound
  const find = (thing: Resource): ResourceRow | null =>
    tables.resources.get(keyOf(tenantId, thing.type, thing.id))
  const isTenant = ({ type, id }: Resource) => type === root.type && id === tenantId

  return {
    async add({ type, id, parent, ownerId }) {
      const above = pathOf(bound, parent)
      if (!above) return 'unknown_parent'
      if (above.path.length >= maxDepth) return 'too_deep'
      if (find({ type, id })) throw new Error('There is a thing of this type and id already.')
      const row = { tenantId, type, id, parent: { type: parent.type, id: parent.id }, ownerId }
      tables.resources.set(keyOf(tenantId, type, id), row)
      return 'added'
    },

    async move(thing, parent) {
      const row = find(thing)
      if (!row) return 'unknown'
      const above = pathOf(bound, parent)
      if (!above) return 'unknown_parent'
      if (above.path.some(({ type, id }) => type === thing.type && id === thing.id)) return 'cycle'
      if (above.path.length + heightOf(bound, thing) > maxDepth) return 'too_deep'
      const moved = { ...row, parent: { type: parent.type, id: parent.id } }
      tables.resources.set(keyOf(tenantId, thing.type, thing.id), moved)
      return 'moved'
    },

    async remove(thing) {
      return isTenant(thing) ? [] : removeThing(tables, tenantId, thing)
    },

    async setOwner(thing, ownerId) {
      const row = find(thing)
      if (row) tables.resources.set(keyOf(tenantId, thing.type, thing.id), { ...row, ownerId })
      return row !== null
    },
  }
}

/** The way up from a thing, and whose it is; null when it is unknown. */
export function pathOf(
  { tables, tenantId }: { tables: Tables; tenantId: string },
  thing: Resource,
): Placement | null {
  const row = tables.resources.get(keyOf(tenantId, thing.type, thing.id))
  if (!row) return null
  const above = row.parent ? pathOf({ tables, tenantId }, row.parent) : null
  return { path: [{ type: thing.type, id: thing.id }, ...(above?.path ?? [])], ownerId: row.ownerId }
}

/** How many levels a thing and what is below it take up. */
function heightOf(bound: Bound, thing: Resource): number {
  const below = bound.tables.resources.filter(
    ({ tenantId, parent }) =>
      tenantId === bound.tenantId && parent?.type === thing.type && parent.id === thing.id,
  )
  return 1 + Math.max(0, ...below.map((child) => heightOf(bound, child)))
}
