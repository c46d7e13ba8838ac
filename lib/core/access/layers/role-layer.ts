import { reachOf, widest, type Reach } from '../custom-roles'
import type { EntitlementModel } from '../model'
import { rolesBelow } from '../roles-below'
import type { HeldRole, Layer, Situation, Step } from './situation'

/** A role held on the thing or above it must give the entitlement. */
export const roleLayer: Layer = (situation, entitlement) => {
  if (!situation.standing.isMember || situation.steps.length === 0) return { reason: 'role_required' }
  if (isGranted(situation, entitlement)) return null
  return { reason: isHeldElsewhere(situation, entitlement) ? 'hierarchy_denied' : 'role_required' }
}

/**
 * How far a role held on a step gives the entitlement on the thing itself. A tenant's grant counts for all that stands
 * below; a role of the model only where it is held, for it is inherited under the name it has there.
 */
export function reachFrom(
  situation: Situation,
  step: Step,
  { role, grant }: HeldRole,
  entitlement: EntitlementModel,
): Reach {
  if (grant) return reachOf(grant, entitlement.name)
  return step === situation.steps[0] && names(entitlement, step.thing.type, role) ? 'any' : 'none'
}

function isGranted(situation: Situation, entitlement: EntitlementModel): boolean {
  const { steps, ownerId, userId } = situation
  const reach = widest(
    steps.flatMap((step) => step.roles.map((held) => reachFrom(situation, step, held, entitlement))),
  )
  return reach === 'any' || (reach === 'own' && ownerId === userId)
}

/**
 * Whether a needed role is held somewhere in the tenant's tree, or arises there from one that is. Those whose meaning the
 * tenant has changed are not needed: they give what the tenant says.
 */
function isHeldElsewhere({ model, standing }: Situation, entitlement: EntitlementModel): boolean {
  const isChanged = (type: string, role: string) =>
    standing.grants.some((one) => one.type === type && one.role === role)
  return standing.held.some((held) =>
    rolesBelow(model, held).some(
      ({ type, role }) => names(entitlement, type, role) && !isChanged(type, role),
    ),
  )
}

function names({ roles }: EntitlementModel, type: string, role: string): boolean {
  return Object.hasOwn(roles, type) && (roles[type] ?? []).includes(role)
}
