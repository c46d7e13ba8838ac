import type { EndReason } from './session-state'

/** The sign-in page, with the words for a sign-out, or the way back to here when the session ended by itself. */
export function wayOut(
  signInPath: string,
  reason: EndReason,
  here: { pathname: string; search: string },
): string {
  const query = new URLSearchParams()
  if (reason === 'signed-out') query.set('notice', 'signed-out')
  else query.set('next', here.pathname + here.search)
  return `${signInPath}?${query}`
}
