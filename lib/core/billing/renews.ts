import type { ProviderSubscription } from './provider'

/** Those in which nothing is charged: it never began, or is over. */
export const idleStatuses = ['incomplete', 'canceled'] as const satisfies ProviderSubscription['status'][]

export function isLive({ status }: Pick<ProviderSubscription, 'status'>): boolean {
  return !idleStatuses.some((idle) => idle === status)
}

/** Whether it is charged for again and again until somebody cancels it. */
export function renews(subscription: ProviderSubscription | null): boolean {
  return subscription !== null && isLive(subscription) && !subscription.cancelAtPeriodEnd
}
