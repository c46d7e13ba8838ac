import { createApiFetch } from './api-request'
import { returnTo, shownTenant } from './page-tenant'
import { recoverSession } from './session-recovery'

/**
 * Calls our own API: JSON in and out, the headers that mutations need, the tenant of the page, and one repetition with
 * another token when the first was refused as expired, or as another tenant's because another tab had switched. Answers
 * `{ ok: true, value }` or `{ ok: false, status, error }`; rejects only when `path` is not a path of this site.
 */
export const apiFetch = createApiFetch({
  fetch: (path, init) => fetch(path, init),
  now: () => Date.now(),
  recover: recoverSession,
  tenant: () => shownTenant()?.slug ?? null,
  returnToTenant,
})

async function returnToTenant(): Promise<boolean> {
  const tenant = shownTenant()
  return tenant !== null && (await returnTo(fetch, tenant)) === 'returned'
}
