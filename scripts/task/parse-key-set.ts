import { AuthConfigError, type JwkSet } from '@/lib/core/auth/tokens/key-ring'

/** The key set that AUTH_KEYS holds. @throws {AuthConfigError} when it is no JSON */
export function parseKeySet(text: string): JwkSet {
  try {
    return JSON.parse(text) as JwkSet
  } catch {
    throw new AuthConfigError('AUTH_KEYS', 'AUTH_KEYS is not JSON: it starts with {"keys":[ and is one line.')
  }
}
