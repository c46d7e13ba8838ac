import type { ProviderSubscription } from './provider'

/** A tenant at a provider. */
export type AccountRef = { readonly tenantId: string; readonly provider: string }

/** A tenant as its provider knows it, and what was last heard of its subscription. Times are epoch ms. */
export type BillingAccount = AccountRef & {
  readonly customerId: string
  /** Null: it has none. */
  readonly subscription: ProviderSubscription | null
  /** When the provider was last asked; null before the first time. */
  readonly syncedAt: number | null
  /** When it first had a trial: there is one for each tenant. */
  readonly trialedAt: number | null
}

/** What tenants are at those who take their money. */
export interface BillingAccountStore {
  account(of: AccountRef): Promise<BillingAccount | null>
  /** Keeps the first customer of a tenant, and answers whichever is kept. */
  openAccount(of: AccountRef, customerId: string): Promise<BillingAccount>
  /**
   * Puts another customer in the place of one that the provider has no more: false when it is no longer the tenant’s. What
   * looks at the old one tell from then on is not kept.
   */
  replaceCustomer(of: AccountRef, from: string, to: string): Promise<boolean>
  /**
   * A number for one look at the provider, to be taken before it: higher than any before. What a look has told is not
   * overwritten by one with a lower number, in whichever order they end. Null: no account.
   */
  beginSync(of: AccountRef): Promise<number | null>
  /** Keeps what a look has told; false when a later one was quicker, and nothing is to be done. */
  applySync(
    of: AccountRef,
    look: number,
    subscription: ProviderSubscription | null,
    at: number,
  ): Promise<boolean>
}

/** A webhook that was received. Times are epoch ms. */
export type ReceivedEvent = {
  readonly provider: string
  readonly id: string
  readonly type: string
  readonly tenantId: string
  readonly createdAt: number
  readonly receivedAt: number
  /** Null: not dealt with yet. */
  readonly processedAt: number | null
}

/** What providers have told, each once. It is of no tenant, for it is asked before it is known whose it is. */
export interface WebhookInbox {
  /** The tenant of a customer; null for a customer that is none of ours. */
  tenantOf(provider: string, customerId: string): Promise<string | null>
  /** Keeps the event if it is new. True when it has been dealt with before. */
  receive(event: Omit<ReceivedEvent, 'processedAt'>): Promise<boolean>
  markProcessed(provider: string, id: string, at: number): Promise<void>
  /** What came from a provider before a time and is not dealt with, oldest first, after a given one. */
  waiting(
    provider: string,
    receivedBefore: number,
    after: Pick<ReceivedEvent, 'id' | 'receivedAt'> | null,
    limit: number,
  ): Promise<ReceivedEvent[]>
  find(provider: string, id: string): Promise<ReceivedEvent | null>
  /** Newest first. */
  list(limit: number): Promise<ReceivedEvent[]>
  /** The accounts at a provider, by tenant, after a given one: to look over all of them. */
  accounts(provider: string, after: string | null, limit: number): Promise<BillingAccount[]>
  /** Forgets what was dealt with before a time; says how many. */
  prune(processedBefore: number): Promise<number>
}
