import { z } from 'zod'
import { emailSchema } from '../email-address'
import { passwordProblem, type PasswordPolicy } from '../password/policy'

export { emailSchema }

/** A password as typed at sign-in. Longer than any policy allows, so that only the policy speaks of lengths. */
export const passwordSchema = z
  .string({ error: 'Enter your password.' })
  .min(1, 'Enter your password.')
  .max(1_024, 'This is too long for a password.')
  .meta({ format: 'password', examples: ['correct horse battery staple'] })

/** A password to be, held to the policy at once, so that a form is told everything that is wrong with it together. */
export function newPasswordSchema(policy: PasswordPolicy) {
  return passwordSchema
    .meta({ minLength: policy.minLength, maxLength: policy.maxLength })
    .superRefine((password, context) => {
      const message = password && passwordProblem(policy, password)
      if (message) context.addIssue({ code: 'custom', message })
    })
}

/** Control characters have no place in a name: they would end up in mail headers and logs. */
export const nameSchema = z
  .string({ error: 'Enter a name.' })
  .trim()
  .max(100, 'Use at most 100 characters.')
  .refine(
    (name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name) && name.isWellFormed(),
    'Use letters, digits and spaces only.',
  )
  .meta({ examples: ['Ada Lovelace'] })

/** A token from a mailed link. */
export const tokenSchema = z
  .string({ error: 'The link is not complete.' })
  .min(1, 'The link is not complete.')
  .max(256, 'The link is not one of ours.')
  .meta({ examples: ['Uu6jq1oC4bXnq0bS0xS9S0m3kqv3wq0c6cX5m5l0b1E'] })

export const userSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    emailVerified: z.boolean(),
  })
  .meta({ id: 'User' })

const time = z.iso.datetime()

export const signedInSchema = z
  .object({ user: userSchema, expiresAt: time.describe('End of the access token.') })
  .meta({ id: 'SignedIn' })

/** `role` is the word of a role, or a custom role's slug. */
export const tenantSchema = z
  .object({ id: z.uuid(), slug: z.string(), name: z.string(), role: z.string() })
  .meta({ id: 'Organization' })

export const profileSchema = userSchema.extend({ createdAt: time }).meta({ id: 'Profile' })

export const sessionSchema = z
  .object({
    id: z.uuid(),
    deviceName: z.string(),
    ipAddress: z.string(),
    isCurrent: z.boolean(),
    createdAt: time,
    lastActiveAt: time.describe('The last time this device refreshed its token.'),
    expiresAt: time.describe('When the session ends if it is not used.'),
  })
  .meta({ id: 'Session' })

export const currentSessionSchema = z
  .object({
    user: userSchema,
    session: z.object({
      id: z.uuid(),
      expiresAt: time.describe('End of the access token.'),
      tenantId: z.uuid().nullable(),
      fva: z.int().nullable().describe('Epoch seconds of the last second factor.'),
    }),
  })
  .meta({ id: 'CurrentSession' })
