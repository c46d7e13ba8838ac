import type { Orders } from '@/components/ui/list/list-view'
import type { RowWithAccess } from '@/lib/client/access-context'

/** A workspace as the API answers it. */
export type WorkspaceRow = RowWithAccess & {
  id: string
  name: string
  createdAt: string
  updatedAt: string
}

export const workspaceOrders: Orders = ['name', '-name', 'updatedAt', '-updatedAt', 'createdAt', '-createdAt']

/** The orders in words, where column heads are out of sight. */
export const orderNames = {
  name: 'Name, A to Z',
  '-name': 'Name, Z to A',
  '-updatedAt': 'Last changed first',
  updatedAt: 'Last changed last',
  '-createdAt': 'Newest first',
  createdAt: 'Oldest first',
}
