import { z } from 'zod'
import { timeSchema } from '../access/schemas'

/** What is left of a limit, as it is answered. */
export const limitStateSchema = z.object({
  key: z.string(),
  max: z.int().describe('−1: unlimited.'),
  consumed: z.int(),
  remaining: z.int().describe('−1: unlimited.'),
  resetsAt: timeSchema.nullable().describe('Null: for life.'),
})
