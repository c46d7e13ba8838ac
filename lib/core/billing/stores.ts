import type { HeldPlan, Subscription } from './active-plans'

/** Which plans a tenant has. */
export interface SubscriptionStore {
  /** Null where there is no such tenant. One query. */
  subscription(tenantId: string): Promise<Subscription | null>
  /**
   * The same, and of each limit that was ever counted the newest counter, in any order: those of the wallet that is kept in
   * the same place. Null where there is no such tenant. One query, which reads one row a limit, however many periods it had.
   */
  withNewestStands(tenantId: string): Promise<SubscriptionAndStands | null>
  readonly keptIn: Place
  /** A base plan takes the place of the one that the tenant has of its group, an add-on that of the same add-on. */
  assign(tenantId: string, plan: HeldPlan): Promise<void>
  /** Takes a plan or an add-on away at once. False when the tenant does not have it. */
  remove(tenantId: string, plan: string): Promise<boolean>
  /** By limit or by entitlement. Null takes a promise back; those that are not named stay. */
  updateOverrides(
    tenantId: string,
    overrides: { readonly [limitOrEntitlement: string]: { readonly max: number } | null },
  ): Promise<void>
}

/** One that knows of no wallet is asked by itself. */
export type SubscriptionReader = Pick<SubscriptionStore, 'subscription'> &
  Partial<Pick<SubscriptionStore, 'withNewestStands' | 'keptIn'>>

/** Where a store keeps its rows: those in the same one, compared by identity, can be asked in one query. */
export type Place = object

/** One counter: of one limit of a tenant, in one period. */
export type Counter = {
  readonly limit: string
  /** Epoch ms; 0 of a limit for life. */
  readonly periodStart: number
}

/** What a counter stands at, in units. */
export type Stand = {
  readonly consumed: number
  /** Those that were beyond what was included when they were consumed, and that were not taken back. */
  readonly overage: number
}

export type CounterStand = Counter & Stand

export type SubscriptionAndStands = {
  readonly subscription: Subscription
  readonly newest: readonly CounterStand[]
}

/** To be counted: all of its counters, or none. */
export type Charge = {
  readonly tenantId: string
  readonly userId: string
  readonly entitlement: string
  /** A whole number from 1 on. */
  readonly amount: number
  /** What it is named by within its tenant: counted once, however often it is sent. */
  readonly key: string
  /** Epoch ms. */
  readonly at: number
  /** None: only what it was is kept. */
  readonly counters: readonly ChargedCounter[]
}

/** What is beyond `included`, up to `most`, is overage: no more than the difference of the two in one period. */
export type ChargedCounter = Counter & {
  /** Null: all of it. */
  readonly included: number | null
  /** Never less than `included`; null: as far as one likes, and counted all the same. */
  readonly most: number | null
}

/**
 * `consumed` is what each counter stands at afterwards, in the order of the charge. `repeated`: it was counted before, under
 * its key, and not taken back. `refused`: one of them would have gone too far, and none was moved. `conflict`: the key names
 * another charge.
 */
export type ChargeOutcome =
  | { readonly outcome: 'counted' | 'repeated' | 'refused'; readonly consumed: readonly number[] }
  | { readonly outcome: 'conflict' }

/** What one person has consumed of one entitlement on one day (UTC, `2026-11-21`). */
export type DailyUse = {
  readonly entitlement: string
  /** Null: the account is gone. */
  readonly userId: string | null
  readonly day: string
  readonly amount: number
}

/** What tenants have used. */
export interface WalletStore {
  /** Left out: nothing else is kept there. */
  readonly keptIn?: Place
  /** In the order asked: all 0 where nothing was counted. One query. */
  stands(tenantId: string, counters: readonly Counter[]): Promise<Stand[]>
  /**
   * One statement, guarded: whoever else counts at the same time, no counter goes further than its `most`, and no more of
   * it becomes overage than lies between `included` and `most`, also where less was included before.
   */
  consume(charge: Charge): Promise<ChargeOutcome>
  /**
   * Takes back what was counted under the key, once, and of it what was overage; false when there is nothing to take back.
   */
  unconsume(tenantId: string, key: string): Promise<boolean>
}

/** Units of one counter that were beyond what was included: more than `from`, up to `to`. */
export type Overage = { readonly from: number; readonly to: number }

/** A wallet that also tells what it was used for. */
export interface WalletLedger extends WalletStore {
  /** What each counter stands at, in the order asked: 0 where nothing was counted. One query. */
  consumed(tenantId: string, counters: readonly Counter[]): Promise<number[]>
  /**
   * The overage of each counter, in the order asked. Whatever was included before or since does not matter, and what the
   * provider was told of stays although it was taken back. One query.
   */
  overage(tenantId: string, counters: readonly Counter[]): Promise<number[]>
  /** What was consumed from a time on and before another, epoch ms, and not taken back; by day, then by entitlement and person. */
  use(tenantId: string, from: number, before: number): Promise<DailyUse[]>
  /** The counters with overage that the provider has not been told of, of whichever period; the oldest first. */
  unreported(tenantId: string): Promise<Counter[]>
  /**
   * The overage that the provider has not been told of: from how much to how much. Until it is settled every claim is the
   * same, so that it can be told again under one key. Null: nothing.
   */
  claimOverage(tenantId: string, counter: Counter): Promise<Overage | null>
  /** The provider has been told. */
  settleOverage(tenantId: string, counter: Counter, overage: Overage): Promise<void>
  /** Forgets by which keys was consumed before a time; the counters stay. Says how many. */
  forget(before: number): Promise<number>
}
