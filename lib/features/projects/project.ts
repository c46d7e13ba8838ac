import { z } from 'zod'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { Sorts } from '@/lib/core/tenancy/list-query'
import type { Project } from '@/lib/core/tenancy/types'
import { rowAccessSchema } from '../access/row-access'
import { timeSchema } from '../access/schemas'

/** What pages ask about a project. */
export const projectEntitlements = [
  'project:read',
  'project:update',
  'project:delete',
  'project:move',
  'ai:generate',
  'export:pdf',
]

/** Whoever makes a project manages it, whatever they hold in its workspace. */
export const creatorsRole = 'manager'

export const projectSorts = {
  name: 'text',
  createdAt: 'time',
  updatedAt: 'time',
} as const satisfies Sorts

export const projectSchema = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    name: z.string(),
    description: z.string(),
    createdBy: z.uuid().nullable().describe('Null once that person’s account is deleted.'),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    __access: rowAccessSchema,
  })
  .meta({ id: 'Project' })

/** Several lines; no other control characters, which a log or a mail would trip over. */
export const descriptionSchema = z
  .string()
  .trim()
  .max(2_000, 'Use at most 2000 characters.')
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text),
    'Use letters, digits, spaces and line breaks only.',
  )
  .meta({ examples: ['Everything that visitors see'] })

export function projectThing(id: string): Resource {
  return { type: 'project', id }
}

export function projectItem(row: Project) {
  const { id, workspaceId, name, description, createdBy, createdAt, updatedAt } = row
  return {
    ...{ id, workspaceId, name, description, createdBy },
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  }
}
