import { z } from 'zod'

const reachSchema = z.enum(['none', 'own', 'any'])

const changeSchema = z
  .object({
    entitlement: z.string(),
    on: z.array(z.string()).describe('The types of things on which it changes.'),
    from: reachSchema,
    to: reachSchema,
  })
  .meta({ id: 'ReachChange' })

const changesSchema = z.object({ gains: z.array(changeSchema), loses: z.array(changeSchema) })

export const previewSchema = changesSchema
  .extend({
    beyond: z
      .array(z.string())
      .describe(
        'What it would give or take away and you do not hold yourself: because of that it can’t be saved.',
      ),
    membersAffected: z.int(),
    members: z
      .array(
        z.object({
          userId: z.uuid(),
          name: z.string(),
          email: z.string(),
          changes: z.array(changesSchema.extend({ at: z.object({ type: z.string(), id: z.uuid() }) })),
        }),
      )
      .describe('At most 100 of those affected, by name.'),
  })
  .meta({ id: 'RolePreview' })
