import { isIP } from 'node:net'

/**
 * Whether a page of a stranger can't be at this host: an address, localhost or the application's own name. Any other name
 * may have been pointed at this machine by its owner, whose page could then read everything here as its own (DNS
 * rebinding). Browsers always send a Host; what sends none is no browser.
 */
export function isKnownHost(host: string | null, appUrl: string): boolean {
  if (host === null) return true
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  return isLocal || hostname === new URL(appUrl).hostname || isIP(hostname.replace(/^\[|\]$/g, '')) > 0
}
