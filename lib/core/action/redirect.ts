/**
 * A same-origin path to redirect to, or the fallback for anything else: other origins (`//x`, `/\x`, `https:x`),
 * schemes, control characters, encoded slashes up front, arrays and objects.
 */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2_048) return fallback
  if (!/^\/(?![/\\])/.test(value) || /[\u0000-\u0020\u007f\\]/.test(value)) return fallback
  if (/%(?:0[0-9a-f]|1[0-9a-f]|7f)/i.test(value)) return fallback
  const base = 'http://same.invalid'
  const url = URL.canParse(value, base) ? new URL(value, base) : null
  // A path such as `/..//evil.example` or `/./%2fevil.example` shows its face only once dots are resolved.
  if (!url || url.origin !== base || /^\/(?:\/|%2f|%5c|%20)/i.test(url.pathname)) return fallback
  return url.pathname + url.search + url.hash
}
