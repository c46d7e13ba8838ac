import type { Orders } from '@/components/ui/list/list-view'
import type { ListPage } from '@/components/ui/list/read-list'

export type ThingKind = 'workspace' | 'project'

/** A workspace or project whose people are shown. */
export type SharedThing = { type: ThingKind; id: string; name: string }

/** Somebody who holds a role on a thing, as the API answers it. */
export type Holder = {
  userId: string
  name: string
  email: string
  /** The strongest of `roles`. */
  role: string
  roles: { role: string; inherited: boolean; from: { type: string; id: string; role: string }[] }[]
}

/** A page of them, with the roles that the person who looks may give here: none, for who does not decide that. */
export type HolderPage = ListPage<Holder> & { assignable: string[] }

export const holderOrders: Orders = ['name', '-name', 'email', '-email']

export const holderOrderNames = {
  name: 'Name, A to Z',
  '-name': 'Name, Z to A',
  email: 'Email, A to Z',
  '-email': 'Email, Z to A',
}

/** The role that somebody was given on the thing itself; null when all they hold here comes from above it. */
export function directRole({ roles }: Holder, { type, id }: SharedThing): string | null {
  const origins = roles.flatMap(({ from }) => from)
  return origins.find((origin) => origin.type === type && origin.id === id)?.role ?? null
}
