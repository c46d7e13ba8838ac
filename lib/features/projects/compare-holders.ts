import { z } from 'zod'
import type { Holder } from '../resource-roles/holders'

const personSchema = z.object({ userId: z.uuid(), name: z.string(), email: z.string() })

export const movePreviewSchema = z
  .object({
    loses: z.array(personSchema.extend({ role: z.string() })).describe('Who would hold nothing any more.'),
    gains: z.array(personSchema.extend({ role: z.string() })).describe('Who holds nothing yet, and would.'),
    changes: z
      .array(personSchema.extend({ before: z.string(), after: z.string() }))
      .describe('Whose strongest role would be another.'),
  })
  .meta({ id: 'MovePreview' })

/** Who holds nothing after, nothing before, or another role as their strongest. */
export function compareHolders(
  before: readonly Holder[],
  after: readonly Holder[],
): z.output<typeof movePreviewSchema> {
  const then = new Map(after.map((holder) => [holder.userId, holder]))
  const held = new Set(before.map(({ userId }) => userId))
  return {
    loses: before.filter(({ userId }) => !then.has(userId)).map(withRole),
    gains: after.filter(({ userId }) => !held.has(userId)).map(withRole),
    changes: before.flatMap((holder) => {
      const next = then.get(holder.userId)
      if (!next || next.role === holder.role) return []
      return [{ ...person(holder), before: holder.role, after: next.role }]
    }),
  }
}

function withRole(holder: Holder) {
  return { ...person(holder), role: holder.role }
}

function person({ userId, name, email }: Holder) {
  return { userId, name, email }
}
