import type { Resource } from './effective-roles'
import { remember } from './remember'
import type { ClosureStore, Placement, RoleStore, Standing } from './stores'

/** Where a thing stands (null: nowhere in this tenant), and what the person has there. */
export type Grounds = { readonly placement: Placement | null; readonly standing: Standing }

type Sources = {
  readonly userId: string
  readonly tenantType: string
  readonly closureStore: ClosureStore
  readonly roleStore: RoleStore
}

type Batch = { readonly resources: Resource[]; readonly loaded: Promise<(resource: Resource) => Grounds> }

/**
 * Loads what checks need, once for each thing. What is asked for in one turn of the event loop is loaded together: one
 * query for the places, one for the standing.
 */
export function createGroundsLoader(
  sources: Sources,
): (tenantId: string, resource: Resource) => Promise<Grounds> {
  const remembered = remember<Grounds>()
  const open = new Map<string, Batch>()

  function join(tenantId: string, resource: Resource): Promise<Grounds> {
    const batch = open.get(tenantId) ?? start(tenantId)
    batch.resources.push(resource)
    return batch.loaded.then((groundsOf) => groundsOf(resource))
  }

  function start(tenantId: string): Batch {
    const resources: Resource[] = []
    // The turn ends before the batch does: others join it until then.
    const loaded = Promise.resolve().then(() => {
      open.delete(tenantId)
      return loadTogether(sources, tenantId, resources)
    })
    const batch = { resources, loaded }
    open.set(tenantId, batch)
    return batch
  }

  return (tenantId, resource) =>
    remembered(JSON.stringify([tenantId, resource.type, resource.id]), () => join(tenantId, resource))
}

async function loadTogether(
  { userId, tenantType, closureStore, roleStore }: Sources,
  tenantId: string,
  resources: readonly Resource[],
): Promise<(resource: Resource) => Grounds> {
  const tenant = { type: tenantType, id: tenantId }
  const isTenant = ({ type, id }: Resource) => type === tenantType && id === tenantId
  const below = resources.filter((resource) => !isTenant(resource))
  const found = below.length > 0 ? await closureStore.placements(tenantId, below) : []
  const placements = new Map(below.map((resource, at) => [resource, found[at] ?? null]))
  const things = distinct([tenant, ...found.flatMap((placement) => placement?.path ?? [])])
  const standing = await roleStore.standing(userId, tenantId, things)
  return (resource) => ({
    placement: isTenant(resource) ? { path: [tenant], ownerId: null } : (placements.get(resource) ?? null),
    standing,
  })
}

function distinct(things: readonly Resource[]): Resource[] {
  return [...new Map(things.map((thing) => [JSON.stringify([thing.type, thing.id]), thing])).values()]
}
