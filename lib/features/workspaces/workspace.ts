import { z } from 'zod'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { Sorts } from '@/lib/core/tenancy/list-query'
import type { Workspace } from '@/lib/core/tenancy/types'
import { rowAccessSchema } from '../access/row-access'
import { timeSchema } from '../access/schemas'

/** What pages ask about a workspace. */
export const workspaceEntitlements = [
  'project:read',
  'project:create',
  'workspace:update',
  'workspace:delete',
]

/** Whoever makes a workspace is its admin, whatever they hold in the organization. */
export const creatorsRole = 'admin'

export const workspaceSorts = {
  name: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies Sorts

export const workspaceSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdBy: z.uuid().nullable().describe('Null once that person’s account is deleted.'),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    __access: rowAccessSchema,
  })
  .meta({ id: 'Workspace' })

export function workspaceThing(id: string): Resource {
  return { type: 'workspace', id }
}

export function workspaceItem({ id, name, createdBy, createdAt, updatedAt }: Workspace) {
  return {
    ...{ id, name, createdBy },
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  }
}
