import type { Resource, RoleAssignment } from './effective-roles'
import type { ClosureStore, FlagSetting, Placement, RoleStore, Standing } from './stores'

/** Everything that the stores know, of all tenants. */
export type World = {
  /** What stands below what; a tenant is its own root and is not named. */
  nodes?: readonly (Resource & { tenantId: string; parent: Resource; ownerId?: string })[]
  members?: readonly { tenantId: string; userId: string }[]
  assignments?: readonly (RoleAssignment & { tenantId: string; userId: string })[]
  grants?: readonly (Standing['grants'][number] & { tenantId: string })[]
  flags?: readonly (FlagSetting & { tenantId?: string; userId?: string })[]
}

/** Stores that answer from memory and write down every query. */
export function testStores(world: World) {
  const queries: string[] = []
  const closureStore: ClosureStore = {
    async placements(tenantId, resources) {
      queries.push(`placements of ${resources.length}`)
      return resources.map((resource) => placementOf(world, tenantId, resource))
    },
  }
  const roleStore: RoleStore = {
    async standing(userId, tenantId, things) {
      queries.push(`standing on ${things.length}`)
      return standingOf(world, userId, tenantId, things)
    },
  }
  return { closureStore, roleStore, queries }
}

function placementOf(world: World, tenantId: string, resource: Resource): Placement | null {
  const path: Resource[] = []
  const nodeOf = ({ type, id }: Resource) =>
    world.nodes?.find((node) => node.tenantId === tenantId && node.type === type && node.id === id)
  const asked = nodeOf(resource)
  if (!asked) return null
  for (let thing: Resource | undefined = asked; thing; thing = nodeOf(thing)?.parent)
    path.push({ type: thing.type, id: thing.id })
  return { path, ownerId: asked.ownerId ?? null }
}

function standingOf(world: World, userId: string, tenantId: string, things: readonly Resource[]): Standing {
  const own = (world.assignments ?? []).filter((one) => one.userId === userId && one.tenantId === tenantId)
  const held = new Map(own.map(({ type, role }) => [`${type}:${role}`, { type, role }]))
  return {
    isMember: (world.members ?? []).some((one) => one.userId === userId && one.tenantId === tenantId),
    assignments: own
      .filter(({ type, id }) => things.some((thing) => thing.type === type && thing.id === id))
      .map(({ type, id, role }) => ({ type, id, role })),
    held: [...held.values()],
    grants: (world.grants ?? [])
      .filter((one) => one.tenantId === tenantId)
      .map(({ type, role, grant }) => ({ type, role, grant })),
    flags: (world.flags ?? [])
      .filter((one) => (one.tenantId ?? tenantId) === tenantId && (one.userId ?? userId) === userId)
      .map(({ key, scope, enabled, percent }) => ({ key, scope, enabled, percent })),
  }
}
