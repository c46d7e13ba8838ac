import type { BillingInterval, Invoice, PaymentMethod, ProviderSubscription } from './provider'
import type { SimulatedEvent } from './simulator-store'

/** Cards of the tests: one that is good, one that is declined, one whose bank wants to be asked. */
export const simulatedCards = ['success', 'decline', 'confirm'] as const
export type SimulatedCard = (typeof simulatedCards)[number]

/** A card, or the confirmation of the one that was given before. */
export type SimulatedPayment =
  | { readonly card: SimulatedCard; readonly confirm?: undefined }
  | { readonly card?: undefined; readonly confirm: true }

/** `url`: where the person goes on. */
export type SimulatedPayResult = {
  readonly status: 'open' | 'complete'
  readonly next?: 'confirm'
  readonly url: string
}

/** What happens to a customer by itself: when, epoch ms. */
export type SimulatedNext = {
  readonly what: 'trial_will_end' | 'trial_end' | 'renewal' | 'change' | 'end' | 'retry'
  readonly at: number
}

/** A customer as the simulator shows it. Amounts in minor units. */
export type SimulatedCustomer = {
  readonly id: string
  readonly tenantId: string
  readonly name: string
  readonly email: string
  readonly card: PaymentMethod | null
  /** Whether payments with the card on file are made to fail. */
  readonly fails: boolean
  /** Whether the shop gets no answer about it. */
  readonly isAway: boolean
  readonly balance: number
  readonly subscription: ProviderSubscription | null
  /** What the subscription consists of, by its titles. */
  readonly bought: readonly { readonly title: string; readonly quantity: number }[]
  /** The title of the plan that it becomes at the end of the period. */
  readonly becomes: string | null
  readonly next: SimulatedNext | null
}

/** A page of the checkout. `superseded`: something else was bought since it was opened. */
export type SimulatedCheckout = {
  readonly id: string
  readonly status: 'open' | 'complete' | 'superseded'
  readonly awaitsConfirmation: boolean
  readonly customer: Pick<SimulatedCustomer, 'id' | 'name' | 'email'>
  readonly currency: string
  readonly interval: BillingInterval
  /** What is there once it is paid; `amount` for each period. */
  readonly items: readonly {
    readonly description: string
    readonly quantity: number
    readonly amount: number
  }[]
  readonly credit: number
  readonly dueNow: number
  readonly renewal: number
  /** Epoch ms: the end of the trial, or of the period. */
  readonly renewsAt: number
  readonly isTrial: boolean
  readonly successUrl: string
  readonly cancelUrl: string
}

/** The simulator, for whoever stands before it: what people do at a real provider's pages. */
export interface SimulatorDesk {
  /** Null: there is none, or it was opened more than a day ago. */
  checkout(id: string): Promise<SimulatedCheckout | null>
  /**
   * Throws PAYMENT_DECLINED, after which another card can be tried, CONFLICT when it no longer fits, and NOT_FOUND. Paid
   * twice it is charged once.
   */
  pay(checkoutId: string, payment: SimulatedPayment): Promise<SimulatedPayResult>
  customers(limit: number): Promise<SimulatedCustomer[]>
  customer(id: string): Promise<SimulatedCustomer | null>
  /** Lets payments with the card on file fail, or not any more. Throws NOT_FOUND. */
  setFails(customerId: string, fails: boolean): Promise<void>
  /** Leaves the shop without an answer about this customer, or not any more. Throws NOT_FOUND. */
  setAway(customerId: string, isAway: boolean): Promise<void>
  /** `decline`: one that can be saved, and is declined when it is charged. A good one pays what is owed. */
  replaceCard(customerId: string, card: Exclude<SimulatedCard, 'confirm'>): Promise<void>
  removeCard(customerId: string): Promise<void>
  /** Newest first. */
  invoices(customerId: string, limit: number): Promise<readonly Invoice[]>
  /** Newest first. */
  events(limit: number): Promise<SimulatedEvent[]>
  /** Delivers an event once more. The HTTP status that it was answered with. Throws NOT_FOUND. */
  resend(eventId: string): Promise<number>
  /** Lets everything happen that is due, and delivers what waits. */
  tick(): Promise<void>
}
