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
  /** How long a write may take; and a read, together with its one repetition. */
  readonly timeoutMs?: number
}

export function openShop(options: StripeOptions): Shop {
  const { secretKey, webhookSecret, plans, currency, baseUrl, timeoutMs = 8_000 } = options
  const standIn = baseUrl === undefined ? null : new URL(baseUrl)
  const stripe = new Stripe(secretKey, {
    // Each act begins with a read: a provider that hangs is found out by it, in about `timeoutMs` for both tries.
    timeout: Math.ceil(timeoutMs / 2),
    maxNetworkRetries: 1,
    telemetry: false,
    ...(standIn && addressOf(standIn)),
  })
  return { stripe, plans, currency, webhookSecret, standIn, timeoutMs }
}

/**
 * How a write is sent, so that it is done once however often it comes. It gets all the time there is: a card may be slow, and
 * one that is charged while nobody waits any more looks like a failure.
 */
export function once({ timeoutMs }: Pick<Shop, 'timeoutMs'>, key: string): Stripe.RequestOptions {
  return { idempotencyKey: key, timeout: timeoutMs }
}

function addressOf({ protocol, hostname, port }: URL): Stripe.StripeConfig {
  const isSecure = protocol === 'https:'
  return { protocol: isSecure ? 'https' : 'http', host: hostname, port: port || (isSecure ? 443 : 80) }
}
