import Stripe from 'stripe'
import type { AccessModel } from '../../../core/access/model'

/** What everything that is asked of Stripe works with. */
export type Shop = {
  readonly stripe: Stripe
  readonly plans: AccessModel['plans']
  /** ISO 4217, in small letters. */
  readonly currency: string
  readonly webhookSecret: string
  /** Of a stand-in; null: Stripe itself. */
  readonly standIn: URL | null
  readonly timeoutMs: number
}

export type StripeOptions = {
  readonly secretKey: string
  readonly webhookSecret: string
  readonly plans: AccessModel['plans']
  readonly currency: string
  /** For stand-ins. */
  readonly baseUrl?: string
  /** How long a request and its one repetition may take together. */
  readonly timeoutMs?: number
}

export function openShop(options: StripeOptions): Shop {
  const { secretKey, webhookSecret, plans, currency, baseUrl, timeoutMs = 8_000 } = options
  const standIn = baseUrl === undefined ? null : new URL(baseUrl)
  const stripe = new Stripe(secretKey, {
    // The SDK counts each try by itself.
    timeout: Math.ceil(timeoutMs / 2),
    maxNetworkRetries: 1,
    telemetry: false,
    ...(standIn && addressOf(standIn)),
  })
  return { stripe, plans, currency, webhookSecret, standIn, timeoutMs }
}

function addressOf({ protocol, hostname, port }: URL): Stripe.StripeConfig {
  const isSecure = protocol === 'https:'
  return { protocol: isSecure ? 'https' : 'http', host: hostname, port: port || (isSecure ? 443 : 80) }
}
