import { z } from 'zod'
import { nameSchema } from '@/lib/core/auth/actions/schemas'

/** An id in a body or a query. Postgres compares UUIDs by value, memory by letter: they are one case everywhere. */
export const idSchema = z
  .uuid('Expected an id.')
  .toLowerCase()
  .meta({ examples: ['0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11'] })

/** An id in a path may be any text: one that is no id is simply not found. */
export const idParams = z.object({ id: z.string().toLowerCase() })

export const titleSchema = nameSchema.min(1, 'Enter a name.').meta({ examples: ['Website'] })

export const timeSchema = z.iso.datetime()

/** A page of a list. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
