import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import type { Answer, Browser } from '../browser'

const { webhooks } = new Stripe('sk_test_ofNobody')

export type StripeEvent = {
  customer: string
  /** A new one unless told. */
  id?: string
  type?: string
}

/** How it is signed. `at`: epoch ms. */
export type Signing = { secret: string; at: number; signature?: string | null }

/** Tells the app of an event as Stripe does: what it is about is named, and nothing of it is said. */
export function sendStripeEvent(
  browser: Browser,
  { customer, id = `evt_${randomUUID()}`, type = 'customer.subscription.updated' }: StripeEvent,
  { secret, at, signature }: Signing,
): Promise<Answer> {
  const timestamp = Math.floor(at / 1_000)
  const object = { id: `of_${id}`, object: type.slice(0, type.lastIndexOf('.')), customer }
  const about = type.startsWith('customer.') && type.split('.').length === 2
  const data = { object: about ? { ...object, object: 'customer', id: customer } : object }
  const body = JSON.stringify({ id, object: 'event', type, created: timestamp, data }, null, 2)
  const signed = webhooks.generateTestHeaderString({ payload: body, secret, timestamp })
  return browser.send('POST', '/api/billing/webhook/stripe', {
    body,
    headers: {
      'stripe-signature': signature === undefined ? signed : signature,
      ...{ origin: null, 'x-auth-request': null, cookie: null },
    },
  })
}
