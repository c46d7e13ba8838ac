import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { payOnPage } from './stripe/checkout'
import { deleteCustomer } from './stripe/customers'
import { Form } from './stripe/form'
import { answer } from './stripe/routes'
import { enterNextPeriod } from './stripe/schedules'
import { Refusal, World, type Subscription } from './stripe/world'

/** How one request fares. `dropAfter`: it is done, and the answer is lost. */
export type Fate = 'hang' | 'drop' | 'dropAfter' | { status: number; headers?: Record<string, string> }

/** `query`: with its question mark, or empty. */
export type Seen = { method: string; path: string; query: string; key: string | null; body: string }

export type StripeStandIn = {
  readonly url: string
  readonly world: World
  /** Every request, oldest first. */
  readonly requests: Seen[]
  /** How the next requests fare, one each. */
  fates: Fate[]
  /** How all requests after those fare, by what they are; null: they are answered. */
  fateOf: ((request: Seen) => Fate | null) | null
  /** Somebody pays on a page of Checkout. */
  pay(url: string): Subscription
  enterNextPeriod(subscriptionId: string): void
  /** Somebody deletes a customer in the dashboard. */
  deleteCustomer(id: string): void
  /** What `/pdf/…` answers with. */
  document: (response: ServerResponse) => void
  /** From now on nobody listens, until `listen`. */
  refuse(): Promise<void>
  listen(): Promise<void>
  /** Begins anew with what is sold, and nobody who has bought it. */
  forgetCustomers(): void
  stop(): Promise<void>
}

type Answered = { status: number; body: string }

/** Stands in for Stripe's API as far as it is used: what was done stays done, and what came with a key is done once. */
export async function startStripe(): Promise<StripeStandIn> {
  const done = new Map<string, Answered & { request: string }>()
  const server = createServer((request, response) => void serve(request, response))

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', standIn.url)
    if (url.pathname.startsWith('/pdf/')) return standIn.document(response)
    const body = await read(request)
    const method = request.method ?? ''
    const sent = request.headers['idempotency-key']?.toString() ?? null
    // Keys are of what is posted.
    const key = method === 'POST' ? sent : null
    const seen = { method, path: url.pathname, query: url.search, key, body }
    standIn.requests.push(seen)
    const fate = standIn.fates.shift() ?? standIn.fateOf?.(seen) ?? null
    if (fate === 'hang') return
    if (fate === 'drop') return void request.socket.destroy()
    if (fate && fate !== 'dropAfter') return send(response, refusalOf(fate.status), fate.headers)
    const query = method === 'GET' || method === 'DELETE' ? url.search : body
    const answered = once(key, `${method} ${url.pathname} ${query}`, () =>
      work(method, url.pathname, Form.parse(query)),
    )
    if (fate === 'dropAfter') return void request.socket.destroy()
    send(response, answered)
  }

  /** As Stripe keeps it: the first answer, whatever it was, and none to another request of the same key. */
  function once(key: string | null, request: string, work: () => Answered): Answered {
    if (key === null) return work()
    const known = done.get(key)
    if (known && known.request !== request) {
      const words = 'Keys for idempotent requests can only be used with the same parameters.'
      return refusal(new Refusal(400, words, undefined, 'idempotency_error'))
    }
    if (known) return known
    const answered = work()
    done.set(key, { ...answered, request })
    return answered
  }

  function work(method: string, path: string, form: Form): Answered {
    try {
      return { status: 200, body: JSON.stringify(answer(standIn.world, method, path, form)) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refusal(error)
    }
  }

  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const refuse = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
  await listen(0)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const world = new World(() => url)
  const standIn: StripeStandIn = {
    ...{ url, world, requests: [], fates: [], fateOf: null },
    pay: (page) => payOnPage(world, page),
    enterNextPeriod: (id) => enterNextPeriod(world, id),
    deleteCustomer: (id) => deleteCustomer(world, id),
    document: (response) => void response.end('%PDF-1.7 of the stand-in'),
    forgetCustomers() {
      world.forgetCustomers()
      done.clear()
    },
    listen: async () => (server.listening ? undefined : listen(port)),
    ...{ refuse, stop: refuse },
  }
  return standIn
}

function refusal({ status, message, code, type }: Refusal): Answered {
  return { status, body: JSON.stringify({ error: { type, message, ...(code && { code }) } }) }
}

/** A failure of Stripe's own. Its sentence for a wrong key shows a part of the key. */
function refusalOf(status: number): Answered {
  const message = status === 401 ? 'Invalid API Key provided: sk_test_****Tests' : 'as the test says'
  return refusal(new Refusal(status, message, undefined, 'api_error'))
}

function send(response: ServerResponse, { status, body }: Answered, headers?: Record<string, string>): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1', ...headers })
  response.end(body)
}

async function read(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
