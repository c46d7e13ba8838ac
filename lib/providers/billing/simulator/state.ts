import type {
  AddOnItem,
  BillingInterval,
  Invoice,
  PaymentMethod,
  SubscriptionStatus,
} from '@/lib/core/billing/provider'
import type { SimulatedCheckout } from '@/lib/core/billing/simulator-desk'

/** All that the simulator knows of one customer. Plain JSON; times are epoch ms, amounts minor units. */
export type CustomerState = {
  id: string
  tenantId: string
  name: string
  email: string
  card: SavedCard | null
  /** While on, whatever is charged to the card on file is declined. */
  fails: boolean
  /** While on, whatever the shop asks about the customer is not answered. Not there: it is off. */
  isAway?: boolean
  /** What was paid and not used up: later invoices take from it. */
  balance: number
  /** The last one that there was. */
  subscription: SimulatedSubscription | null
  /** Oldest first. */
  invoices: SimulatedInvoice[]
  /** Every time that money moved. */
  charges: { id: string; invoiceId: string; amount: number; at: number }[]
  orders: Order[]
  /** What was used beyond what is included, and is on no invoice yet. */
  usage: InvoiceLine[]
  /** What was done by which key, and what it answered. */
  keys: { key: string; at: number; request: string; result: unknown }[]
}

export type SavedCard = PaymentMethod & { isGood: boolean }

export type InvoiceLine = { description: string; quantity: number; amount: number }

export type SimulatedInvoice = Omit<Invoice, 'status' | 'lines'> & {
  status: Invoice['status']
  lines: InvoiceLine[]
  /** What it took from the balance: given back when it is never paid. */
  creditUsed: number
}

/** Something that was bought, at the price that it had then: each, for one period. */
export type Item = { key: string; title: string; quantity: number; price: number }

/** `version`: of the terms that it was bought under. */
export type PlanItem = Item & { version: string }

/** What a subscription consists of. */
export type Purchase = { plan: PlanItem | null; addOns: Item[]; interval: BillingInterval }

export type SimulatedSubscription = Purchase & {
  id: string
  status: SubscriptionStatus
  startedAt: number
  /** What its periods are counted from, and how many months after it the present one begins. */
  anchor: number
  months: number
  period: { start: number; end: number }
  trialEndsAt: number | null
  /** Whether the end of the trial was announced. */
  isTrialEndTold: boolean
  cancelAtPeriodEnd: boolean
  scheduled: { plan: PlanItem; interval: BillingInterval; dropAddOns: string[] } | null
  /** The renewal that was not paid. */
  overdue: { invoiceId: string; failures: number; nextAttemptAt: number } | null
}

/** A page where something can be bought. */
export type Order = {
  id: string
  plan: string | null
  interval: BillingInterval
  addOns: AddOnItem[]
  dropAddOns: string[]
  trialDays: number | null
  successUrl: string
  cancelUrl: string
  openedAt: number
  /** What the customer had when it was opened: with anything else it no longer fits. */
  basis: string
  status: 'open' | 'complete'
  /** A card was given whose bank wants to be asked. */
  awaitsConfirmation: boolean
  /** What it was to cost when it was opened. */
  offer: Offer
}

/** What an order buys, and what that costs today and from then on. */
export type Offer = Pick<
  SimulatedCheckout,
  'currency' | 'interval' | 'items' | 'credit' | 'dueNow' | 'renewal' | 'renewsAt' | 'isTrial'
>

export function newCustomer({
  id,
  ...tenant
}: Pick<CustomerState, 'id' | 'tenantId' | 'name' | 'email'>): CustomerState {
  return {
    ...{ id, ...tenant },
    ...{ card: null, fails: false, balance: 0, subscription: null },
    ...{ invoices: [], charges: [], orders: [], usage: [], keys: [] },
  }
}

/** The subscription, unless it is over. */
export function liveSubscription({ subscription }: CustomerState): SimulatedSubscription | null {
  return subscription && subscription.status !== 'canceled' ? subscription : null
}

export function itemsOf({ plan, addOns }: Pick<Purchase, 'plan' | 'addOns'>): Item[] {
  return plan ? [plan, ...addOns] : addOns
}

/** What each period of it costs. */
export function periodPrice(purchase: Pick<Purchase, 'plan' | 'addOns'>): number {
  return itemsOf(purchase).reduce((sum, { price, quantity }) => sum + price * quantity, 0)
}
