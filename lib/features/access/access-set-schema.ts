import { z } from 'zod'

/** An access set as it is answered. */
export const accessSetSchema = z
  .object({
    tenantId: z.uuid().nullable(),
    catalog: z.string().describe('The hash of the definition it was computed with.'),
    entitlements: z.record(
      z.string(),
      z.object({
        allowed: z.boolean(),
        reason: z.string().optional(),
        reasons: z.array(z.string()).optional(),
        meta: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    flags: z.record(z.string(), z.boolean()),
    plan: z.string().nullable(),
    addOns: z.array(z.string()),
    computedAt: z.iso.datetime(),
  })
  .meta({ id: 'AccessSet' })
