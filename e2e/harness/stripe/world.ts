/** Times are epoch seconds, as at Stripe. */
export type Product = { id: string; object: 'product'; name: string; metadata: Record<string, string> }
export type Price = {
  id: string
  object: 'price'
  active: boolean
  currency: string
  lookup_key: string | null
  metadata: Record<string, string>
  product: string
  recurring: { interval: string; usage_type: string; meter: string | null }
  unit_amount: number | null
  unit_amount_decimal: string | null
}
export type Item = {
  id: string
  object: 'subscription_item'
  price: Price
  quantity?: number
  current_period_start: number
  current_period_end: number
}
export type Subscription = {
  id: string
  object: 'subscription'
  customer: string
  status: string
  created: number
  start_date: number
  ended_at: number | null
  trial_end: number | null
  cancel_at: number | null
  cancel_at_period_end: boolean
  default_payment_method: string | null
  schedule: string | null
  items: List<Item>
}
export type Line = {
  description: string
  amount: number
  quantity: number
  period: { start: number; end: number }
}
export type Invoice = {
  id: string
  object: 'invoice'
  customer: string
  subscription: string
  status: string
  number: string | null
  currency: string
  created: number
  total: number
  amount_due: number
  next_payment_attempt: number | null
  invoice_pdf: string | null
  lines: List<Line>
}
export type Phase = {
  start_date: number
  end_date: number
  trial_end: number | null
  default_payment_method: string | null
  discounts: { discount: string }[]
  items: { price: string; quantity?: number }[]
}
export type Schedule = {
  id: string
  object: 'subscription_schedule'
  status: string
  subscription: string | null
  end_behavior: string
  current_phase: { start_date: number; end_date: number } | null
  phases: Phase[]
}
export type Session = {
  id: string
  object: 'checkout.session'
  customer: string
  status: string
  url: string
  metadata: Record<string, string>
  automatic_tax: boolean
  trialDays: number | null
  lines: { price: string; quantity: number | null }[]
}
export type Customer = {
  id: string
  object: 'customer'
  deleted?: true
  name: string | null
  email: string | null
  metadata: Record<string, string>
  invoice_settings: { default_payment_method: string | null }
}
export type List<T> = { object: 'list'; data: T[]; has_more: boolean; url: string }

/** All that one account at Stripe holds. Tests may look into it, and change it as somebody in the dashboard would. */
export class World {
  now = 1_800_000_000
  /** What cards answer. */
  isDeclining = false
  /** What was taken from cards, in the order it was. */
  readonly charges: { customer: string; amount: number }[] = []
  readonly products = new Map<string, Product>()
  readonly prices = new Map<string, Price>()
  readonly meters = new Map<string, { id: string; object: 'billing.meter'; event_name: string }>()
  readonly meterEvents = new Map<string, { event_name: string; timestamp: number; payload: object }>()
  readonly customers = new Map<string, Customer>()
  readonly subscriptions = new Map<string, Subscription>()
  readonly schedules = new Map<string, Schedule>()
  readonly sessions = new Map<string, Session>()
  readonly invoices = new Map<string, Invoice>()
  private count = 0

  constructor(readonly baseUrl: () => string) {}

  newId(prefix: string): string {
    this.count += 1
    return `${prefix}_${String(this.count).padStart(6, '0')}`
  }

  /** All but what is sold. */
  forgetCustomers(): void {
    const { customers, subscriptions, schedules, sessions, invoices, meterEvents } = this
    for (const things of [customers, subscriptions, schedules, sessions, invoices, meterEvents])
      things.clear()
    this.charges.length = 0
  }

  charge(customer: string, amount: number): void {
    if (amount <= 0) return
    if (this.isDeclining) throw new Refusal(402, 'Your card was declined.', 'card_declined', 'card_error')
    this.charges.push({ customer, amount })
  }
}

/** What Stripe refuses, and how it says so. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly code?: string,
    readonly type = 'invalid_request_error',
  ) {
    super(message)
  }
}

export function listOf<T>(data: T[], has_more = false): List<T> {
  return { object: 'list', data, has_more, url: '/' }
}

export function demand<T>(things: ReadonlyMap<string, T>, id: string | null): T {
  const found = things.get(id ?? '')
  if (found) return found
  throw new Refusal(404, `No such thing: '${id}'`, 'resource_missing')
}
