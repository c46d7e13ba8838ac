/**
 * Where an answer `{ url }` of our own billing actions leads: a path of this site for one of its pages, else the address
 * itself. Null for anything but a page of this site or one over https.
 */
export function paymentTarget(answer: unknown, appUrl: string): string | null {
  const url = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : null
  if (typeof url !== 'string' || !URL.canParse(url)) return null
  const { origin, protocol, pathname, search, hash, href } = new URL(url)
  // A path with two slashes in front would be an address again.
  if (origin === new URL(appUrl).origin) return pathname.startsWith('//') ? null : pathname + search + hash
  return protocol === 'https:' ? href : null
}
