import { z } from 'zod'
import { isAppError } from '@/lib/core/errors'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf, type ActionContext } from '@/lib/core/action/context'
import { roleSchema } from '../members/schemas'
import { lockAsMember } from '../tenants/acting-member'
import type { TenancyFeature } from '../tenants/feature'
import { takePermit } from './allowance'
import { invite, invitePermission, standingOf } from './invite'
import { parsePastedList } from './pasted-list'

/** How many addresses of one list are looked at. */
const most = 100
const outcomes = ['invited', 'member', 'already_invited', 'malformed', 'over_limit'] as const
type Outcome = (typeof outcomes)[number]

const resultSchema = z
  .object({ line: z.int(), address: z.string(), outcome: z.enum(outcomes) })
  .meta({ id: 'InvitationResult' })

/**
 * What is wrong with one line keeps no other from its invitation: each is a transaction of its own, and the answer is a
 * report. Sent again, the same list invites nobody twice.
 */
export function createInvitationsAction(feature: TenancyFeature): AnyAction {
  return defineAction({
    key: 'createInvitations',
    name: 'invitation.create_many',
    method: 'POST',
    path: '/api/invitations/bulk',
    tag: 'Invitations',
    summary: 'Invite a pasted list of addresses',
    description: `One or several in a line, with commas or semicolons between them. At most ${most} at once.`,
    authentication: 'session',
    tenant: { entitlement: invitePermission },
    body: z.object({
      addresses: z
        .string({ error: 'Paste some addresses.' })
        .max(40_000, 'Paste a shorter list.')
        .refine((text) => parsePastedList(text).length > 0, 'Paste some addresses.')
        .meta({ examples: ['ada@example.com\nbob@example.com'] }),
      role: roleSchema,
    }),
    answers: {
      200: {
        description: 'What became of each address, in their order.',
        schema: z.object({ results: z.array(resultSchema) }),
      },
    },
    errors: [],
    limits: [
      {
        name: 'person',
        by: 'person',
        max: 30,
        windowMs: 600_000,
        key: (_, context) => sessionOf(context).user.id,
      },
    ],
    audit: 'invitation.create_many',
    async handler({ addresses, role }, context) {
      const results: z.output<typeof resultSchema>[] = []
      for (const [at, { line, address, email }] of parsePastedList(addresses).entries()) {
        const outcome =
          email === null
            ? 'malformed'
            : at >= most
              ? 'over_limit'
              : await inviteOne(feature, context, { email, role })
        results.push({ line, address, outcome })
      }
      return { status: 200, body: { results } }
    },
  })
}

async function inviteOne(
  feature: TenancyFeature,
  context: ActionContext,
  input: { email: string; role: string },
): Promise<Outcome> {
  const { id: tenantId } = tenantOf(context)
  const permit = await takePermit(feature, context)
  // A list that was cut short and is sent again learns who was invited, even when that used up the day.
  if (!permit.granted)
    return feature.tenancy.inTenant(tenantId, async (stores) => {
      await lockAsMember(feature.model, stores, context, invitePermission)
      return (await standingOf(stores, input.email, context.now)) ?? 'over_limit'
    })
  let outcome: Outcome | undefined
  try {
    const invited = await feature.tenancy.inTenant(tenantId, (stores) =>
      invite(feature, stores, context, input),
    )
    outcome = invited.outcome === 'too_often' ? 'over_limit' : invited.outcome
    return outcome
  } catch (error) {
    // The rest of the list is told the same, and those before it are invited.
    if (isAppError(error) && error.details.reason === 'limit_reached') return 'over_limit'
    throw error
  } finally {
    if (outcome !== 'invited') await permit.giveBack()
  }
}
