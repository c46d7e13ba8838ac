import { hkdfSync } from 'node:crypto'

/** 32 bytes for one purpose, from the one secret: HKDF-SHA-256 (RFC 5869). No other purpose's bytes tell anything of them. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `gatehouse ${purpose}`, 32))
}
