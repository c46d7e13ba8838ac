import type { Orders } from '@/components/ui/list/list-view'
import type { RowWithAccess } from '@/lib/client/access-context'

/** A project as the API answers it. */
export type ProjectRow = RowWithAccess & {
  id: string
  workspaceId: string
  name: string
  description: string
  createdBy: string | null
  createdAt: string
  updatedAt: string
}

export const projectOrders: Orders = ['-updatedAt', 'updatedAt', 'name', '-name', 'createdAt', '-createdAt']
