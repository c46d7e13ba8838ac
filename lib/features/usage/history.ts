import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import type { TenantFeature } from '../access/feature'
import { billingPermission } from '../billing/feature'

const dayMs = 86_400_000
/** Who used most; each is looked up by name. */
const peopleShown = 50

const historySchema = z
  .object({
    days: z.array(z.object({ day: z.iso.date(), entitlement: z.string(), amount: z.int() })),
    people: z.array(
      z.object({
        userId: z.uuid().nullable().describe('Null: the account is gone.'),
        name: z.string(),
        entitlement: z.string(),
        amount: z.int(),
      }),
    ),
  })
  .meta({ id: 'UsageHistory' })

export type UsageHistory = z.output<typeof historySchema>

/** Who used what is for those who pay for it. */
export function readUsageHistoryAction({ tenancy }: TenantFeature): AnyAction {
  return defineAction({
    key: 'readUsageHistory',
    name: 'usage.read_history',
    method: 'GET',
    path: '/api/usage/history',
    tag: 'Usage',
    summary: 'What was used on each day, and by whom',
    authentication: 'session',
    tenant: { entitlement: billingPermission },
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
    answers: {
      200: {
        description: `Days on which something was used, oldest first; people, most first, at most ${peopleShown}.`,
        schema: historySchema,
      },
    },
    errors: [],
    audit: null,
    async handler({ days }, context) {
      const { id } = tenantOf(context)
      const body = await tenancy.inTenant(id, async ({ wallet, members }) => {
        const rows = await wallet.use(id, context.now - days * dayMs, context.now + 1)
        const used = sumBy(rows, ({ userId, entitlement }) => [userId, entitlement])
          .toSorted((one, other) => other.amount - one.amount)
          .slice(0, peopleShown)
        const people = await Promise.all(
          used.map(async ({ userId, entitlement, amount }) => {
            const member = userId === null ? null : await members.findByUser(userId)
            return { userId, name: member?.name ?? 'Somebody who has left', entitlement, amount }
          }),
        )
        return {
          days: sumBy(rows, ({ day, entitlement }) => [day, entitlement]).map(
            ({ day, entitlement, amount }) => ({
              ...{ day, entitlement, amount },
            }),
          ),
          people,
        }
      })
      return { status: 200, body }
    },
  })
}

/** The rows that are alike by `placeOf`, as one with their sum. */
function sumBy<Row extends { amount: number }>(
  rows: readonly Row[],
  placeOf: (row: Row) => unknown[],
): Row[] {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const place = JSON.stringify(placeOf(row))
    const amount = (sums.get(place)?.amount ?? 0) + row.amount
    sums.set(place, { ...row, amount })
  }
  return [...sums.values()]
}
