import { createApiFetch } from './api-request'
import { recoverSession } from './session-recovery'

/**
 * Calls our own API: JSON in and out, the headers that mutations need, and one repetition with a newer token when the
 * first was refused as expired. Answers `{ ok: true, value }` or `{ ok: false, status, error }`; rejects only when `path`
 * is not a path of this site.
 */
export const apiFetch = createApiFetch({
  fetch: (path, init) => fetch(path, init),
  now: () => Date.now(),
  recover: recoverSession,
})
