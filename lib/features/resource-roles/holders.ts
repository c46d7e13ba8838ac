import { z } from 'zod'
import { effectiveRoles, type Resource, type RoleAssignment } from '@/lib/core/access/effective-roles'
import type { AccessModel } from '@/lib/core/access/model'
import { powersOfRole, type TenantGrants } from '@/lib/core/access/powers'
import type { Sorts } from '@/lib/core/tenancy/list-query'
import type { Holding } from '@/lib/core/tenancy/types'

export const holderSorts = { name: 'text', email: 'text' } as const satisfies Sorts

const heldSchema = z.object({
  role: z.string(),
  inherited: z.boolean().describe('Whether none of it is held on the thing itself.'),
  from: z
    .array(z.object({ type: z.string(), id: z.uuid(), role: z.string() }))
    .describe('The assignments that it comes from.'),
})

export const holderSchema = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.string().describe('The strongest of them.'),
    roles: z.array(heldSchema),
  })
  .meta({ id: 'RoleHolder' })

export type Holder = z.output<typeof holderSchema>

/** Who holds what on the first thing of a path, given everything that is held along it. Who holds nothing there is left out. */
export function holdersOn(
  model: AccessModel,
  grants: TenantGrants,
  path: readonly Resource[],
  holdings: readonly Holding[],
): Holder[] {
  return byPerson(holdings).flatMap(({ userId, name, email, held }) => {
    const roles = rolesOn(model, grants, path, held)
    const [strongest] = roles
    return strongest ? [{ userId, name, email, role: strongest.role, roles }] : []
  })
}

type Person = Pick<Holding, 'userId' | 'name' | 'email'> & { held: Holding[] }

function byPerson(holdings: readonly Holding[]): Person[] {
  const people = new Map<string, Person>()
  for (const holding of holdings) {
    const { userId, name, email } = holding
    const person = people.get(userId) ?? { userId, name, email, held: [] }
    person.held.push(holding)
    people.set(userId, person)
  }
  return [...people.values()]
}

function rolesOn(
  model: AccessModel,
  grants: TenantGrants,
  path: readonly Resource[],
  held: readonly Holding[],
): Holder['roles'] {
  const [thing] = path
  if (!thing) return []
  const isHere = ({ type, id }: RoleAssignment) => type === thing.type && id === thing.id
  const assigned = held.map(({ type, id, role }) => ({ type, id, role }))
  const built = effectiveRoles(model, path, assigned).map(({ role, from }) => ({
    role,
    inherited: !from.some(isHere),
    from: [...from],
  }))
  const custom = assigned.filter((one) => isCustom(model, one) && reaches(model, grants, one, thing.type))
  return [...built, ...custom.map((one) => ({ role: one.role, inherited: !isHere(one), from: [one] }))]
}

function isCustom(model: AccessModel, { type, role }: RoleAssignment): boolean {
  return !model.entities[type]?.roles.includes(role)
}

/** A role of the tenant's own arises on nothing below it, but what it grants counts there. */
function reaches(model: AccessModel, grants: TenantGrants, held: RoleAssignment, type: string): boolean {
  return [...powersOfRole(model, grants, held).values()].some((power) => power.type === type)
}
