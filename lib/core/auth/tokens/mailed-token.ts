import { createHash } from 'node:crypto'
import type { Random } from '../../clock'

/** A token sent by mail (or kept in a browser's cookie): 32 random bytes, of which only the hash is stored. */
export function createMailedToken(random: Random): { token: string; tokenHash: string } {
  const token = Buffer.from(random.bytes(32)).toString('base64url')
  return { token, tokenHash: hashMailedToken(token) }
}

/** Unkeyed is enough: 256 random bits can't be guessed from their hash. */
export function hashMailedToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
