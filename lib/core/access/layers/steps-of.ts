import { rolesAlong, type Resource } from '../effective-roles'
import { entityOf, type AccessModel } from '../model'
import type { Standing } from '../stores'
import type { HeldRole, Step } from './situation'

/** What is held on each thing of a path, from the thing up to its root. */
export function stepsOf(
  model: AccessModel,
  tenantId: string,
  path: readonly Resource[],
  standing: Standing,
): Step[] {
  const along = rolesAlong(model, path, standing.assignments)
  return path.map((thing, at) => {
    const builtIn = (along[at] ?? []).map(({ role, from }) => ({
      ...{ role, from },
      grant: grantOf(standing, thing.type, role),
    }))
    const isTenant = thing.type === model.tenantType && thing.id === tenantId
    return { thing, roles: isTenant ? [...builtIn, ...customRoles(model, thing, standing)] : builtIn }
  })
}

/** Custom roles are held on the tenant alone, arise from nothing and give rise to nothing. */
function customRoles(model: AccessModel, tenant: Resource, standing: Standing): HeldRole[] {
  const builtIn = entityOf(model, tenant.type)?.roles ?? []
  return standing.assignments.flatMap((assignment) => {
    const { type, id, role } = assignment
    if (type !== tenant.type || id !== tenant.id || builtIn.includes(role)) return []
    const grant = grantOf(standing, type, role)
    return grant ? [{ role, from: [assignment], grant }] : []
  })
}

function grantOf(standing: Standing, type: string, role: string): HeldRole['grant'] {
  return standing.grants.find((one) => one.type === type && one.role === role)?.grant ?? null
}
