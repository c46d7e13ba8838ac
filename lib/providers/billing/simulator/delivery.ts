import { AsyncLocalStorage } from 'node:async_hooks'
import type { SimulatedEvent, SimulatorStore } from '@/lib/core/billing/simulator-store'
import type { Clock } from '@/lib/core/clock'
import { signatureHeader, signatureOf } from './signature'
import type { CustomerState } from './state'
import { webhookBody } from './webhook'

/** Takes a webhook to its receiver. */
export type Deliver = (request: Request) => Promise<Response>

export type Delivery = {
  /** Before it is called, events wait. */
  connect(deliver: Deliver): void
  /** Delivers what waits, each customer's events in their order. What fails stays for the next time. */
  run(): Promise<void>
  /** Delivers one event once more. The status it was answered with; 503 when there was no answer. */
  send(event: SimulatedEvent): Promise<number>
}

/**
 * Whose delivery this is part of: the receiver may call the provider, which must not wait for the delivery that waits for
 * it. One for all, for each of them costs every promise of the process something from its first use on.
 */
const within = new AsyncLocalStorage<Delivery>()

/** As often as an event is tried by itself: whoever still can't take it never will. */
const mostAttempts = 20
const batch = 100

export function createDelivery({
  store,
  clock,
  secret,
  url,
}: {
  store: SimulatorStore<CustomerState>
  clock: Clock
  secret: Uint8Array
  url: string
}): Delivery {
  let deliver: Deliver | null = null
  let running: Promise<void> | null = null
  let isAskedAgain = false

  async function send(event: SimulatedEvent): Promise<number> {
    const status = deliver ? await statusOf(deliver, requestFor(event)) : 503
    await store.attempted(event.id, status === 200 ? clock.now() : null)
    return status
  }

  function requestFor(event: SimulatedEvent): Request {
    const body = webhookBody(event)
    const headers = {
      'Content-Type': 'application/json',
      [signatureHeader]: signatureOf(secret, body, clock.now()),
    }
    return new Request(url, { method: 'POST', headers, body })
  }

  async function deliverWaiting(): Promise<void> {
    const failed = new Set<string>()
    for (let isMoving = true; isMoving;) {
      isMoving = false
      for (const event of await store.undelivered(mostAttempts, batch)) {
        if (failed.has(event.customerId)) continue
        if ((await send(event)) === 200) isMoving = true
        else failed.add(event.customerId)
      }
    }
  }

  async function deliverAll(): Promise<void> {
    try {
      do {
        isAskedAgain = false
        await within.run(delivery, deliverWaiting)
      } while (isAskedAgain)
    } finally {
      // At once, so that nobody who asks from now on waits for a delivery that is over.
      running = null
    }
  }

  const delivery: Delivery = {
    connect: (given) => void (deliver = given),
    send: (event) => within.run(delivery, () => send(event)),
    async run() {
      isAskedAgain = true
      if (!deliver || within.getStore() === delivery) return
      running ??= deliverAll()
      await running
    },
  }
  return delivery
}

async function statusOf(deliver: Deliver, request: Request): Promise<number> {
  try {
    return (await deliver(request)).status
  } catch {
    return 503
  }
}
