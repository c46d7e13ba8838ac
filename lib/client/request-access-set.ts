import type { AccessSet } from '@/lib/core/access/access-set'
import type { SetAnswer } from './access-environment'
import { returnTo, type PageTenant } from './page-tenant'
import { readJson, retryAfterMs } from './read-response'
import type { Fetch } from './request-renewal'

type Environment = {
  fetch: Fetch
  now: () => number
  /** Whether a request refused for want of a session may be repeated. */
  recover: (sentAt: number) => Promise<boolean>
}

/** Asks for the access set of a page's tenant and says what came of it. Never rejects. */
export async function requestAccessSet(
  environment: Environment,
  tenant: PageTenant,
  etag: string | null,
): Promise<SetAnswer> {
  try {
    const sentAt = environment.now()
    let response = await send(environment, tenant, etag)
    if (response.status === 401 && (await environment.recover(sentAt))) {
      response = await send(environment, tenant, etag)
    }
    if (response.status === 409) {
      const outcome = await returnTo(environment.fetch, tenant)
      if (outcome === 'not-a-member') return { kind: 'over' }
      if (outcome === 'returned') response = await send(environment, tenant, etag)
      // In the right tenant, and its slug is another: it was renamed.
      if (outcome === 'returned' && response.status === 409) return { kind: 'moved' }
    }
    return await answerOf(response, tenant, environment.now())
  } catch {
    return { kind: 'failed', retryAfterMs: null }
  }
}

function send({ fetch }: Environment, { slug }: PageTenant, etag: string | null): Promise<Response> {
  return fetch('/api/auth/access-set', {
    credentials: 'same-origin',
    // By hand rather than by the browser's cache: that one keys on the cookies, which change with every renewal.
    cache: 'no-store',
    headers: {
      Accept: 'application/json',
      'X-Tenant': slug,
      ...(etag !== null && { 'If-None-Match': etag }),
    },
  })
}

async function answerOf(response: Response, tenant: PageTenant, now: number): Promise<SetAnswer> {
  if (response.status === 304) return { kind: 'unchanged' }
  if (response.status === 401 || response.status === 403) return { kind: 'over' }
  const body = await readJson(response)
  if (response.ok && isAccessSet(body) && body.tenantId === tenant.id) {
    return { kind: 'set', set: body, etag: response.headers.get('etag') }
  }
  return { kind: 'failed', retryAfterMs: retryAfterMs(response.headers, now) }
}

function isAccessSet(value: unknown): value is AccessSet {
  if (typeof value !== 'object' || value === null) return false
  const { tenantId, entitlements, computedAt } = value as Record<string, unknown>
  return typeof tenantId === 'string' && typeof entitlements === 'object' && typeof computedAt === 'string'
}
