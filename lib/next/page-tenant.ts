/** The slug of the tenant that an address belongs to; null outside of `/t/:slug`. */
export function tenantSlugOf(path: string | null): string | null {
  return /^\/t\/([^/?#]+)/.exec(path ?? '')?.[1] ?? null
}
