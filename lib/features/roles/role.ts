import { z } from 'zod'
import type { RoleGrant } from '@/lib/core/access/custom-roles'
import type { AccessModel } from '@/lib/core/access/model'
import type { Sorts } from '@/lib/core/tenancy/list-query'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { TenantRole } from '@/lib/core/tenancy/types'
import { permissionSchema } from './permissions'
import { builtInRefs, slugOfRole, type RoleRef } from './role-ref'

export const roleSorts = { createdAt: 'time', title: 'text', slug: 'text' } as const satisfies Sorts

export const roleSchema = z
  .object({
    slug: z
      .string()
      .describe('Of a built-in role of a workspace or a project with its type: `workspace:editor`.'),
    title: z.string(),
    type: z.string().describe('The type of thing it is held on.'),
    builtIn: z.boolean(),
    changed: z.boolean().describe('A built-in role that grants something else in this organization.'),
    permissions: z.array(permissionSchema),
    exclude: z.array(z.string()),
    members: z.int().describe('How many people hold it on anything.'),
  })
  .meta({ id: 'Role' })

export type Role = z.output<typeof roleSchema>

/** A role in a list. Built-in ones stand in front of all others, in their own order. */
export type ListedRole = Role & { id: string; createdAt: number }

/** Every role of the organization, built-in or not, with what it grants here. */
export async function rolesIn(
  model: AccessModel,
  { customRoles }: Pick<TenantStores, 'customRoles'>,
): Promise<ListedRole[]> {
  const rows = await customRoles.list()
  const counts = await customRoles.counts()
  const membersOf = (type: string, slug: string) =>
    counts.find((one) => one.type === type && one.role === slug)?.members ?? 0
  const builtIn = builtInRefs(model).map((ref, place) => {
    const override = rows.find(({ type, slug, custom }) => !custom && type === ref.type && slug === ref.role)
    const members = membersOf(ref.type, ref.role)
    return { ...roleItem(model, ref, override, members), id: placeId(place), createdAt: place }
  })
  const custom = rows
    .filter((row) => row.custom)
    .map((row) => {
      const ref = { type: row.type, role: row.slug, builtIn: false }
      const members = membersOf(row.type, row.slug)
      return { ...roleItem(model, ref, row, members), id: row.id, createdAt: row.createdAt }
    })
  return [...builtIn, ...custom]
}

/** A role as it is answered. */
export function roleItem(
  model: AccessModel,
  ref: RoleRef,
  row: TenantRole | null | undefined,
  members: number,
): Role {
  const grant = row?.grant ?? builtInGrant(model, ref)
  return {
    slug: slugOfRole(model, ref),
    title: (ref.builtIn ? null : row?.title) ?? titleOf(model, ref),
    ...{ type: ref.type, builtIn: ref.builtIn, changed: ref.builtIn && Boolean(row) },
    permissions: grant.permissions.map(({ name, ownership }) => (ownership ? { name, ownership } : { name })),
    ...{ exclude: [...grant.exclude], members },
  }
}

/** What the definition gives a role on its own type. */
export function builtInGrant(model: AccessModel, { type, role }: Pick<RoleRef, 'type' | 'role'>): RoleGrant {
  const given = model.catalogue.filter((name) => model.entitlements[name]?.roles[type]?.includes(role))
  return { permissions: given.map((name) => ({ name })), exclude: [] }
}

function titleOf(model: AccessModel, { type, role }: RoleRef): string {
  const words = type === model.tenantType ? role : `${type} ${role}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** An id to go on from in a list: built-in roles have none of their own. */
function placeId(place: number): string {
  return `00000000-0000-0000-0000-${place.toString(16).padStart(12, '0')}`
}
