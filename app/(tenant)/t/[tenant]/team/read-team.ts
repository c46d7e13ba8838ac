import { cache } from 'react'
import type { Role } from '@/components/roles/role'
import type { Member } from '@/components/team/member'
import type { ListPage } from '@/components/ui/list/read-list'
import { access } from '@/lib/config/access'
import { ownerRole, tenantRootOf } from '@/lib/core/tenancy/ranked-roles'
import { readAction, requireSession } from '@/lib/next/current'

/** Every role of the organization, built-in ones first. */
export const allRoles = cache(async (): Promise<Role[]> => {
  const { items } = await readAction<ListPage<Role>>('listRoles', { limit: '100' })
  return items
})

/** The roles that the person who is signed in holds in the organization. */
export async function ownRoles(): Promise<string[]> {
  return (await ownMembership())?.roles ?? []
}

export const ownMembership = cache(async (): Promise<Member | null> => {
  const { user } = await requireSession()
  const { items } = await readAction<ListPage<Member>>('listMembers', {
    q: user.email.slice(0, 100),
    limit: '100',
  })
  return items.find(({ userId }) => userId === user.id) ?? null
})

/** Whether somebody with these roles is an owner and nobody else is. */
export async function isLastOwner(held: readonly string[]): Promise<boolean> {
  const role = ownerRole(tenantRootOf(access))
  if (!held.includes(role)) return false
  const { items } = await readAction<ListPage<Member>>('listMembers', { role, limit: '2' })
  return items.length === 1
}
