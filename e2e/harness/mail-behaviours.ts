import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request to the provider, read to its end. */
export type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  /** The recipient. */
  to: string
  /** Takes the mail, once for each Idempotency-Key; null when the key came before with another mail. */
  take: () => { id: string } | null
}

/** How the provider treats a request. */
export type Behaviour = (exchange: Exchange) => void

/** Nobody listens. */
export const refuse = Symbol('connection refused')

export const accept: Behaviour = (exchange) => {
  const taken = exchange.take()
  if (taken) answer(200, {}, JSON.stringify(taken))(exchange)
  else answer(409, {}, failure(409, 'invalid_idempotent_request'))(exchange)
}

/** The request is read, and nothing is said, ever. */
export const hang: Behaviour = () => undefined

/** The mail is taken, and the answer lost. */
export const acceptAndDrop: Behaviour = ({ request, take }) => {
  take()
  request.socket.destroy()
}

/** The mail is not taken. An answer begins, and never ends: a byte comes every 100 ms. */
export const trickle: Behaviour = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 100)
  response.once('close', () => clearInterval(timer))
}

/** The mail is not taken, and the answer is this. */
export function answer(
  status: number,
  headers: Record<string, string> = {},
  body = failure(status, 'as_the_test_says'),
): Behaviour {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  }
}

function failure(statusCode: number, name: string): string {
  return JSON.stringify({ statusCode, name, message: 'as the test says' })
}
