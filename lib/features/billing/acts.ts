import type { Reply } from '@/lib/core/action/action'
import { tenantOf, type ActionContext } from '@/lib/core/action/context'
import type { Resource } from '@/lib/core/access/effective-roles'
import { recordAct } from '../access/feature'
import type { BillingFeature } from './feature'
import { billingState } from './state'
import { reasonOf, syncSubscription } from './sync'

/** What acts about money are written down about. */
export function tenantThing({ model }: BillingFeature, context: ActionContext): Resource {
  return { type: model.tenantType, id: tenantOf(context).id }
}

/** After the provider has done something: takes it over at once, instead of waiting to be told, and answers what is now. */
export async function doneAtProvider(
  feature: BillingFeature,
  context: ActionContext,
  data: Record<string, unknown>,
): Promise<Reply> {
  const { id } = tenantOf(context)
  await syncSubscription(feature, id, { ...reasonOf(context), action: 'billing.sync' })
  await feature.tenancy.inTenant(id, (stores) =>
    recordAct(feature, stores, context, { target: tenantThing(feature, context), data }),
  )
  return { status: 200, body: await billingState(feature, id, context.now) }
}
