/**
 * What can be answered while there is no server yet: that the process lives, and that it is not ready. One that was
 * restarted because its database is away would find it away again. Null for everything else.
 */
export function answerBeforeStart(request: Request): Response | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const probe = probes[new URL(request.url).pathname]
  if (!probe) return null
  const { status, body } = probe
  const headers = new Headers({ 'Cache-Control': 'no-store', 'X-Request-Id': crypto.randomUUID() })
  if (status === 503) headers.set('Retry-After', '2')
  const response = Response.json(body, { status, headers })
  return request.method === 'HEAD' ? new Response(null, response) : response
}

const probes: Record<string, { status: number; body: object } | undefined> = {
  '/api/health': { status: 200, body: { ok: true } },
  '/api/ready': {
    status: 503,
    body: { ready: false, accepting: true, database: false, migrations: false, feed: false },
  },
}
