export type TokenCache<T> = {
  get(token: string, now: number): T | null
  set(token: string, value: T, expiresAt: number): void
  readonly size: number
}

/**
 * What tokens were found to say, by their exact text, until they expire. Holds at most `capacity`: the oldest entry goes
 * first, and as all tokens live equally long that is the one nearest its end.
 */
export function createTokenCache<T>(capacity: number): TokenCache<T> {
  const entries = new Map<string, { token: string; value: T; expiresAt: number }>()
  return {
    get(token, now) {
      const key = keyOf(token)
      const entry = entries.get(key)
      if (entry?.token !== token) return null
      if (entry.expiresAt > now) return entry.value
      entries.delete(key)
      return null
    },
    set(token, value, expiresAt) {
      if (entries.size >= capacity) {
        const oldest = entries.keys().next()
        if (!oldest.done) entries.delete(oldest.value)
      }
      entries.set(keyOf(token), { token, value, expiresAt })
    },
    get size() {
      return entries.size
    },
  }
}

/** The end of the signature, as good as unique: to hash the whole text took longer than all else about a known token. */
function keyOf(token: string): string {
  return token.slice(-32)
}
