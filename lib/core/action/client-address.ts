import ipaddr from 'ipaddr.js'

/**
 * The client's address: the socket's own, or with `hops` trusted proxies the hops-th from the right of
 * X-Forwarded-For. What stands further left was written by the client and is never believed. Null when unknown.
 */
export function clientAddress(
  socket: string | null,
  forwardedFor: string | null,
  hops: number,
): string | null {
  if (hops < 1) return normalizeAddress(socket)
  const chain = (forwardedFor ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return normalizeAddress(chain.at(-hops) ?? socket)
}

/** What limits count by: an IPv4 address whole, an IPv6 address by its /64, for a person commands a whole /64. */
export function clientKey(address: string | null): string | null {
  if (!address || !ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const prefix = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16))
  return `${prefix.join(':')}::/64`
}

/** Canonical text; an IPv4 address in IPv6 clothes comes out as IPv4, a port or brackets are dropped. */
function normalizeAddress(address: string | null): string | null {
  if (!address) return null
  const bare = address
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null
}
