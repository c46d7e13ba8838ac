import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { headers } from 'next/headers'

/** Names the request to whoever draws it. What a client sends under this name is overwritten. */
export const requestIdHeader = 'x-gatehouse-request'

type Exchange = { request: IncomingMessage; response: ServerResponse }

// One for the whole process, as every bundle has its own copy of this module.
const shared = globalThis as { gatehouseAnswers?: Map<string, ServerResponse> }

/**
 * Keeps each answer at hand, by its request's id, until it is sent. A page of Next can say 404 or redirect and nothing
 * else; Node's own channel hands out the response that it is drawn into.
 */
export function followAnswers(): void {
  if (shared.gatehouseAnswers) return
  const answers = new Map<string, ServerResponse>()
  shared.gatehouseAnswers = answers
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Exchange
    const id = randomUUID()
    request.headers[requestIdHeader] = id
    answers.set(id, response)
    response.once('close', () => answers.delete(id))
  })
}

/**
 * The status and headers of the page that is being drawn. Nothing where they have gone out already: the router that
 * fetches a page in pieces reads the words, not the status.
 */
export async function answerWith(status: number, fields: Record<string, string>): Promise<void> {
  const id = (await headers()).get(requestIdHeader)
  const response = id === null ? undefined : shared.gatehouseAnswers?.get(id)
  if (!response || response.headersSent) return
  response.statusCode = status
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value)
}
