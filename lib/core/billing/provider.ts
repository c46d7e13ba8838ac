import type { PlanModel } from '../access/model'

export type BillingInterval = 'month' | 'year'

/**
 * `incomplete`: the first payment is not made. `past_due`: a renewal was not paid, and is tried again. `unpaid`: it was
 * given up, and can still be paid. `canceled`: over for good.
 */
export const subscriptionStatuses = [
  'incomplete',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'canceled',
] as const
export type SubscriptionStatus = (typeof subscriptionStatuses)[number]

export type AddOnItem = { readonly key: string; readonly quantity: number }

/** A subscription as its provider has it. Times are epoch ms. */
export type ProviderSubscription = {
  readonly id: string
  readonly status: SubscriptionStatus
  /** Null: add-ons alone. */
  readonly plan: string | null
  /** The version of the plan's terms that it was sold under. */
  readonly version: string | null
  readonly interval: BillingInterval
  readonly addOns: readonly AddOnItem[]
  /** What periods are counted from: no change of plan moves it. */
  readonly startedAt: number
  readonly currentPeriod: { readonly start: number; readonly end: number }
  readonly trialEndsAt: number | null
  readonly cancelAtPeriodEnd: boolean
  /** What it becomes at the end of the period: another plan, or the same by another interval. */
  readonly scheduled: {
    readonly plan: string
    readonly interval: BillingInterval
    readonly at: number
  } | null
  /** From when on it pays the price of another version of its plan; null: none is planned. */
  readonly repricedAt: number | null
  /** Of a renewal that was not paid: when it is tried again. */
  readonly nextAttemptAt: number | null
}

/** Minor units, e.g. cents. */
export type Money = { readonly amount: number; readonly currency: string }

export type InvoiceStatus = 'paid' | 'open' | 'void' | 'uncollectible'

export type Invoice = {
  readonly id: string
  readonly number: string
  readonly status: InvoiceStatus
  readonly total: Money
  /** Epoch ms. */
  readonly createdAt: number
  readonly lines: readonly {
    readonly description: string
    readonly quantity: number
    readonly amount: number
  }[]
}

export type PaymentMethod = {
  readonly brand: string
  readonly last4: string
  readonly expMonth: number
  readonly expYear: number
}

/** What a change of plan costs. Amounts in minor units; `credit` is what is left of the time already paid for. */
export type ChangeQuote = {
  readonly currency: string
  readonly credit: number
  readonly dueNow: number
  /** What each period costs from then on, add-ons included. */
  readonly renewal: number
  readonly renewsAt: number
}

/** What a webhook tells. Never believed for more than that something has changed, and whose. */
export type BillingEvent = {
  readonly id: string
  readonly type: string
  readonly customerId: string | null
  /** Epoch ms. */
  readonly createdAt: number
}

export type CheckoutOrder = {
  readonly customerId: string
  /** Null: add-ons alone. Of a customer who has a subscription: the one it becomes. */
  readonly plan: string | null
  readonly interval: BillingInterval
  readonly addOns: readonly AddOnItem[]
  /** Add-ons that it has and that do not work with the plan. */
  readonly dropAddOns: readonly string[]
  /** Days before the first payment; null: it is due at once. */
  readonly trialDays: number | null
  /** Where the person comes back to: paid, and given up. */
  readonly successUrl: string
  readonly cancelUrl: string
}

export type PlanChange = {
  readonly plan: string
  readonly interval: BillingInterval
  /** Add-ons that do not work with it. */
  readonly dropAddOns: readonly string[]
  readonly when: 'now' | 'period_end'
}

/**
 * Whoever takes the money. Every write takes a `key`: the same key does the same thing once, however often it is sent.
 * Throws PAYMENT_DECLINED when the money is refused, CONFLICT for what does not fit the subscription as it is, and
 * UNAVAILABLE when the provider does not answer in time; then nothing is known, and the same key may be tried again.
 */
export interface BillingProvider {
  readonly name: string
  /** Makes whatever is sold exist there, in its present version. Says what it made. */
  syncPlans(plans: readonly PlanModel[]): Promise<{ readonly created: readonly string[] }>
  /** One customer for one tenant, however often it is asked. */
  createCustomer(
    tenant: { readonly id: string; readonly name: string; readonly email: string },
    key: string,
  ): Promise<string>
  /** Whether the customer is still there: it can be deleted at the provider. */
  hasCustomer(customerId: string): Promise<boolean>
  /** A page where the order is paid. */
  checkout(order: CheckoutOrder, key: string): Promise<{ readonly url: string }>
  /** The one that counts; when all are over, the last, as `canceled`. Null: there never was one. */
  subscription(customerId: string): Promise<ProviderSubscription | null>
  quoteChange(
    customerId: string,
    change: Pick<PlanChange, 'plan' | 'interval' | 'dropAddOns'>,
  ): Promise<ChangeQuote>
  /** Takes back a cancellation, and with `now` a change that is scheduled. Declined, it changes nothing. */
  changePlan(customerId: string, change: PlanChange, key: string): Promise<void>
  /** Of a customer who has a subscription. A quantity of 0 takes the add-on off at once. */
  attachAddOn(customerId: string, item: AddOnItem, key: string): Promise<void>
  /** At the end of the period. */
  cancel(customerId: string, key: string): Promise<void>
  /** Takes back a cancellation, or a change that is scheduled. */
  resume(customerId: string, key: string): Promise<void>
  /** The provider's own page for cards, addresses and tax ids. */
  portalUrl(customerId: string, returnUrl: string): Promise<string>
  paymentMethod(customerId: string): Promise<PaymentMethod | null>
  /** Newest first. `cursor` is the id of the last one seen. */
  invoices(
    customerId: string,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<{ readonly items: readonly Invoice[]; readonly nextCursor: string | null }>
  /** Null: this customer has no such invoice. */
  invoicePdf(customerId: string, invoiceId: string): Promise<Uint8Array | null>
  /** Use beyond what is included, in units, of one period of a limit: charged with the next invoice. */
  reportUsage(
    customerId: string,
    usage: { readonly limit: string; readonly quantity: number; readonly at: number },
    key: string,
  ): Promise<void>
  /**
   * What a request that claims to come from the provider tells. Throws SIGNATURE when it was not signed with our secret
   * over these very bytes, or more than 300 s away from `now`.
   */
  parseWebhook(body: Uint8Array, headers: Headers, now: number): BillingEvent
}
