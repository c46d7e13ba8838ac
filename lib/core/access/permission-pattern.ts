/**
 * Whether a pattern of a custom role covers an entitlement: `*` covers all, `articles:*` everything below `articles` but
 * not `articles` itself, and a plain name itself alone.
 */
export function covers(pattern: string, entitlement: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith(':*') ? entitlement.startsWith(pattern.slice(0, -1)) : pattern === entitlement
}

/** Whether it is a pattern at all: segments joined by colons, with a star at most as the last of them. */
export function isPermissionPattern(text: string): boolean {
  return /^(?:\*|[a-z][a-z0-9_-]*(?::[a-z0-9_-]+)*(?::\*)?)$/i.test(text)
}
