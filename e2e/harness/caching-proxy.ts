import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rawExchange, type RawExchange } from './raw-exchange'

/**
 * What a shared cache keeps. `polite`: all that RFC 9111 does not forbid it, by guess where nothing is said. `careless`:
 * besides, all that looks like a file, whatever its headers say, under its path alone.
 */
export type Manners = 'polite' | 'careless'

export type CachingProxy = {
  url: string
  /** What it keeps now. */
  readonly kept: readonly RawExchange[]
  /** Sends a request through it; the answer's `x-cache` is `hit` or `miss`. */
  send(path: string, options?: { method?: string; headers?: IncomingHttpHeaders }): Promise<RawExchange>
  stop(): Promise<void>
}

type Kept = RawExchange & { path: string; asked: IncomingHttpHeaders }

/** A shared cache in front of `target`, on a free port of this machine. What it keeps, it keeps for good. */
export async function startCachingProxy(target: string, manners: Manners): Promise<CachingProxy> {
  const kept: Kept[] = []
  const server = createServer((request, response) => {
    void answerTo(request).then(({ hit, status, headers, body }) => {
      response.writeHead(status, { ...withoutFraming(headers), 'x-cache': hit ? 'hit' : 'miss' })
      response.end(request.method === 'HEAD' ? undefined : body)
    })
  })

  async function answerTo(request: IncomingMessage): Promise<RawExchange & { hit: boolean }> {
    const { method = 'GET', headers: asked } = request
    const path = request.url ?? '/'
    const isRead = method === 'GET' || method === 'HEAD'
    const known = isRead && kept.find((one) => isSame(one, path, asked))
    if (known) return { ...known, hit: true }
    const body = await bodyOf(request)
    const fresh = await rawExchange(target, path, { method, headers: asked, body })
    if (method === 'GET' && mayKeep(manners, path, asked, fresh)) kept.push({ ...fresh, path, asked })
    return { ...fresh, hit: false }
  }

  function isSame(one: Kept, path: string, asked: IncomingHttpHeaders): boolean {
    if (one.path !== path) return false
    if (manners === 'careless' && looksLikeFile(path)) return true
    return listed(one.headers.vary).every((name) => one.asked[name] === asked[name])
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    kept,
    send: (path, options) => rawExchange(url, path, options),
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function mayKeep(manners: Manners, path: string, asked: IncomingHttpHeaders, answer: RawExchange): boolean {
  if (![200, 203, 206, 300, 301, 308, 404, 410].includes(answer.status)) return false
  if (manners === 'careless' && looksLikeFile(path)) return true
  const control = listed(answer.headers['cache-control'])
  const says = (name: string) => control.some((word) => word === name || word.startsWith(`${name}=`))
  if (answer.status === 206 || says('no-store') || says('private') || says('no-cache')) return false
  if (listed(answer.headers.vary).includes('*')) return false
  // RFC 9111 §3.5: an answer to a signed request only when it says so.
  return asked.authorization === undefined || says('public') || says('s-maxage')
}

/**
 * As rules of CDNs are written: by the ending of the path, read every way that some server reads it. Not `.rsc`: that is
 * Next's own name for the form of a page that its router fetches, and stands on no list of files.
 */
function looksLikeFile(path: string): boolean {
  const [pathname = ''] = path.split('?')
  return /\.(css|js|png|svg|ico|txt|json|woff2)(?=$|[?#;/&])/i.test(decoded(pathname))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function listed(header: string | undefined): string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}

function withoutFraming(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...rest } = headers
  return rest
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
