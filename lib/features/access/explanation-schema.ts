import { z } from 'zod'

const thingSchema = z.object({ type: z.string(), id: z.string() })

const roleSchema = z.object({
  role: z.string(),
  kind: z.enum(['built-in', 'changed', 'custom']),
  from: z.array(thingSchema.extend({ role: z.string() })),
  reach: z.enum(['none', 'own', 'any']),
  gives: z.boolean(),
  permissions: z.array(z.object({ name: z.string(), ownership: z.boolean().optional() })),
  exclude: z.array(z.string()),
})

/** An explanation as it is answered. */
export const explanationSchema = z
  .object({
    entitlement: z.string(),
    decision: z.object({
      allowed: z.boolean(),
      reason: z.string().optional(),
      reasons: z.array(z.string()),
      meta: z.record(z.string(), z.unknown()),
    }),
    isMember: z.boolean(),
    layers: z.array(z.object({ name: z.string(), denial: z.string().nullable() })),
    flags: z.array(z.looseObject({ key: z.string() })),
    path: z
      .array(z.object({ thing: thingSchema, roles: z.array(roleSchema) }))
      .describe('From the thing asked about up to the organization.'),
    ownerId: z.string().nullable(),
    needed: z.object({
      roles: z.record(z.string(), z.array(z.string())),
      flags: z.array(z.string()),
      plans: z.array(z.string()),
      maxAge: z.number().nullable(),
    }),
  })
  .meta({ id: 'Explanation' })
