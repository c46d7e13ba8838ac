import type { Limit } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'

/*
 * A provider counts the calls of this whole app, and refuses all of its customers once there are too many: none of them
 * may use that up. Nobody comes near who clicks, and fifty who do the same at once are all answered.
 */

/** What a page asks of the provider: two or three questions each time that it is drawn. */
export const providerReads = perOrganization('billing-reads', 120, 'with all else that is asked about money')

/** What is bought, changed or opened at the provider: several calls each. */
export const providerActs = perOrganization('billing-acts', 150, 'with all else that is bought or changed')

function perOrganization(together: string, max: number, along: string): Limit<unknown> {
  return {
    ...{ name: 'organization', together, max, windowMs: 60_000 },
    by: `organization, ${along}`,
    key: (_, context) => tenantOf(context).id,
  }
}
