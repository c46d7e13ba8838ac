import type { AccessEnvironment, StreamHandlers } from './access-environment'
import { joinTabs, setTimer, watch } from './browser-environment'
import type { PageTenant } from './page-tenant'
import { requestAccessSet } from './request-access-set'
import { recoverSession } from './session-recovery'

/** The real browser. Nothing of it is touched before the keeper starts, so it can be made while rendering on a server. */
export function accessBrowser(
  tenant: PageTenant,
  callbacks: Pick<AccessEnvironment, 'renewToken' | 'onChanged' | 'onOver' | 'onMoved'>,
): AccessEnvironment {
  const name = `gatehouse:access:${tenant.id}`
  const api = {
    fetch: (path: string, init: RequestInit) => fetch(path, init),
    now: () => Date.now(),
    recover: recoverSession,
  }
  return {
    now: api.now,
    random: () => Math.random(),
    setTimer,
    isVisible: () => document.visibilityState === 'visible',
    isOnline: () => navigator.onLine,
    watch,
    fetchSet: (etag) => requestAccessSet(api, tenant, etag),
    openStream: (handlers) => openStream(tenant, handlers),
    lead: (begin) => lead(name, begin),
    connect: (onMessage) => joinTabs(name, onMessage),
    ...callbacks,
  }
}

function openStream({ slug }: PageTenant, handlers: StreamHandlers): () => void {
  // It sends no headers: its address says what `X-Tenant` says elsewhere.
  const source = new EventSource(`/api/auth/access-events?tenant=${encodeURIComponent(slug)}`)
  source.onopen = () => handlers.opened()
  // Its own tries know no backoff, and give up for good when the answer is an error.
  source.onerror = () => {
    source.close()
    handlers.lost()
  }
  source.addEventListener('access', () => handlers.changed())
  source.addEventListener('revoked', () => {
    source.close()
    handlers.revoked()
  })
  return () => source.close()
}

/** The holder of a lock leads; the browser gives it on when that tab is hidden, closed or crashes. */
function lead(name: string, begin: () => () => void): () => void {
  // Absent outside secure contexts, whatever the types say: then every tab that is looked at listens by itself.
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return begin()
  const turn = new AbortController()
  const work = () =>
    new Promise<void>((resolve) => {
      if (turn.signal.aborted) return resolve()
      const end = begin()
      turn.signal.addEventListener('abort', () => {
        end()
        resolve()
      })
    })
  // Rejects when it is given up before its turn came.
  void locks.request(name, { signal: turn.signal }, work).catch(() => undefined)
  return () => turn.abort()
}
