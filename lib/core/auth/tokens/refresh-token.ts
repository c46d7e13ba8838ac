import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse as parseUuid, stringify as stringifyUuid } from 'uuid'
import { deriveKey } from '../../crypto/derive-key'

/**
 * A refresh token is the session's id, its generation and an HMAC over both and the session's salt. So a child can be
 * derived again instead of stored, any genuine token of an older generation is recognised without a history, and neither
 * the secret alone nor the database alone is enough to make one.
 */
export type RefreshTokens = {
  derive(session: { id: string; salt: string }, generation: number): string
  /** Session id and generation as the token claims them; null when it has not the form of one. Proves nothing yet. */
  parse(token: string): { sessionId: string; generation: number } | null
  isGenuine(token: string, session: { id: string; salt: string }): boolean
  /** What is stored: a keyed hash. */
  hash(token: string): string
}

const idBytes = 16
const generationBytes = 4
const macBytes = 32
const length = idBytes + generationBytes + macBytes

export function createRefreshTokens(secret: string): RefreshTokens {
  const macKey = deriveKey(secret, 'refresh-token')
  const hashKey = deriveKey(secret, 'refresh-token-hash')
  const derive: RefreshTokens['derive'] = (session, generation) => {
    const head = Buffer.alloc(idBytes + generationBytes)
    head.set(parseUuid(session.id), 0)
    head.writeUInt32BE(generation, idBytes)
    const mac = createHmac('sha256', macKey).update(head).update(session.salt).digest()
    return Buffer.concat([head, mac]).toString('base64url')
  }
  return {
    derive,
    parse(token) {
      const bytes = Buffer.from(token, 'base64url')
      // Decoding forgives what is no base64url: only the one spelling that encoding gives is a token.
      if (bytes.length !== length || bytes.toString('base64url') !== token) return null
      try {
        return {
          sessionId: stringifyUuid(bytes.subarray(0, idBytes)),
          generation: bytes.readUInt32BE(idBytes),
        }
      } catch {
        return null
      }
    },
    isGenuine(token, session) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== length) return false
      const expected = Buffer.from(derive(session, bytes.readUInt32BE(idBytes)), 'base64url')
      return timingSafeEqual(bytes, expected)
    },
    hash: (token) => createHmac('sha256', hashKey).update(token).digest('base64url'),
  }
}
