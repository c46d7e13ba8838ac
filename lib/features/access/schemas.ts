import { z } from 'zod'
import { nameSchema } from '@/lib/core/auth/actions/schemas'

export const titleSchema = nameSchema.min(1, 'Enter a name.').meta({ examples: ['Website'] })

export const timeSchema = z.iso.datetime()

/** A page of a list. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
