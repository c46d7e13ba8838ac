import type { AnyAction } from '@/lib/core/action/action'
import type { AdminFeature } from './feature'
import { listWebhooksAction } from './list-webhooks'
import { replayWebhookAction } from './replay-webhook'

/** What those who run the product can see and do, over all organizations. */
export function adminActions(feature: AdminFeature): AnyAction[] {
  return [listWebhooksAction(feature), replayWebhookAction(feature)]
}
