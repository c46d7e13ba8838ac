import { z } from 'zod'
import { overageSchema } from '../billing/state'
import { limitStateSchema } from '../usage/limit-state'

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

const planSchema = z.object({
  key: z.string(),
  title: z.string(),
  addOn: z.boolean(),
  quantity: z.int(),
  gives: z.boolean().describe('Whether it lists the entitlement.'),
})

const limitSchema = limitStateSchema.extend({
  per: z.enum(['hour', 'day', 'month', 'quarter', 'year']).nullable().describe('Null: for life.'),
  parts: z
    .array(z.object({ plan: z.string(), title: z.string(), max: z.int(), quantity: z.int() }))
    .describe('What each plan and add-on includes, as often as it was taken.'),
  openedBy: z
    .array(z.string())
    .describe('The plans that give the entitlement without this limit: any of them leaves it unlimited.'),
  promised: z
    .int()
    .nullable()
    .describe('At least so many, whatever the plans include; −1: unlimited. Null: nothing was promised.'),
  overage: overageSchema
    .extend({ most: z.int().describe('How far it goes, with what is paid for; −1: without end.') })
    .nullable(),
  denies: z.boolean().describe('Whether it leaves no room for one more.'),
})

const plansSchema = z.object({
  isGated: z
    .boolean()
    .describe('Whether a plan must list the entitlement; `needed.plans` are those that do.'),
  active: z.array(planSchema).describe('The plans and add-ons that count now.'),
  limits: z.array(limitSchema),
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
    plans: plansSchema.nullable().describe('Null: no plans are sold, and nothing is asked about them.'),
    needed: z.object({
      roles: z.record(z.string(), z.array(z.string())),
      flags: z.array(z.string()),
      plans: z.array(z.string()),
      maxAge: z.number().nullable(),
    }),
  })
  .meta({ id: 'Explanation' })
