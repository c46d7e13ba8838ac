import type { ErrorBody, ErrorCode } from '@/lib/core/errors'

export type SetCookie = { name: string; value: string; attributes: string[] }

/** A response that has been read. */
export type Answer = {
  status: number
  headers: Headers
  text: string
  /** The error code, if it is an error. */
  code: ErrorCode | undefined
  error: ErrorBody['error'] | undefined
  cookies: SetCookie[]
  /** The parsed body, taken to be a T: the test checks it. */
  json<T = Record<string, unknown>>(): T
}

export type Sending = { body?: unknown; headers?: Record<string, string | null> }

export type Browser = {
  /** The cookies it holds, by name. Tests may change them. */
  cookies: Map<string, string>
  readonly address: string
  get(path: string, sending?: Sending): Promise<Answer>
  post(path: string, body?: unknown, sending?: Sending): Promise<Answer>
  patch(path: string, body?: unknown, sending?: Sending): Promise<Answer>
  delete(path: string, body?: unknown, sending?: Sending): Promise<Answer>
  send(method: string, path: string, sending?: Sending): Promise<Answer>
  /** Another window of the same person: the same cookies now, its own from here on. */
  copy(): Browser
}

export type BrowserOptions = { address?: string; userAgent?: string; cookies?: Map<string, string> }

export const chromeOnMac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

/** The header in which the harness tells a client's address, as the socket would. */
export const addressHeader = 'x-test-socket-address'

/** Keeps cookies as a browser does, and sends what our own pages send. A header set to null is left out. */
export function createBrowser(
  handle: (request: Request) => Promise<Response>,
  origin: string,
  options: BrowserOptions = {},
): Browser {
  const { address = '192.0.2.10', userAgent = chromeOnMac } = options
  const cookies = new Map(options.cookies)
  const usual = (method: string): Record<string, string> => ({
    [addressHeader]: address,
    'user-agent': userAgent,
    ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    ...(method !== 'GET' && { origin, 'x-auth-request': '1', 'content-type': 'application/json' }),
  })
  const send: Browser['send'] = async (method, path, { body, headers = {} } = {}) => {
    const request = new Request(origin + path, {
      method,
      headers: merge(usual(method), headers),
      ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
    })
    const answer = await readAnswer(await handle(request))
    for (const { name, value, attributes } of answer.cookies) {
      if (attributes.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return {
    cookies,
    address,
    send,
    get: (path, sending) => send('GET', path, sending),
    post: (path, body, sending) => send('POST', path, { ...sending, body }),
    patch: (path, body, sending) => send('PATCH', path, { ...sending, body }),
    delete: (path, body, sending) => send('DELETE', path, { ...sending, body }),
    copy: () => createBrowser(handle, origin, { address, userAgent, cookies }),
  }
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await textOf(response)
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body = isJson && text ? (JSON.parse(text) as unknown) : undefined
  const error = (body as Partial<ErrorBody> | undefined)?.error
  return {
    status: response.status,
    headers: response.headers,
    text,
    code: error?.code,
    error,
    cookies: response.headers.getSetCookie().map(parseSetCookie),
    json: <T>() => body as T,
  }
}

/** Of a stream that does not end by itself, what it begins with. */
async function textOf(response: Response): Promise<string> {
  if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream'))
    return response.text()
  const reader = response.body.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}

function parseSetCookie(line: string): SetCookie {
  const [pair = '', ...attributes] = line.split('; ')
  const split = pair.indexOf('=')
  return { name: pair.slice(0, split), value: pair.slice(split + 1), attributes }
}

/** Text and bytes are sent as they are, to send what JSON.stringify never writes. */
function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array
}

function merge(usual: Record<string, string>, own: Record<string, string | null>): Headers {
  const headers = new Headers(usual)
  for (const [name, value] of Object.entries(own)) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  return headers
}
