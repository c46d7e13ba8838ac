import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { systemRandom, type Random } from '../clock'

/** Encrypts values for one purpose. What was sealed for another purpose, or changed by one bit, does not open. */
export type Sealer = {
  /** `value` must survive JSON. Returns base64url. Two seals of one value differ. */
  seal(value: unknown): string
  /** The value, or null when `sealed` was tampered with, belongs to another purpose or secret, or is not ours at all. */
  open<T>(sealed: string): T | null
}

/**
 * AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) derives from the one secret for this purpose. The purpose is
 * authenticated too. Layout: version (1 byte), nonce (12), ciphertext, tag (16). Nonces are random: NIST SP 800-38D
 * §8.3 allows 2^32 seals under one key.
 */
export function createSealer(secret: string, purpose: string, random: Random = systemRandom): Sealer {
  if (!secret || !purpose) throw new TypeError('A sealer needs a secret and a purpose')
  const key = Buffer.from(hkdfSync('sha256', secret, salt, `seal:${purpose}`, 32))
  const header = Buffer.from([version])
  const associated = Buffer.concat([header, Buffer.from(purpose, 'utf8')])

  function seal(value: unknown): string {
    const nonce = random.bytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(associated)
    const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
    return Buffer.concat([header, nonce, text, cipher.getAuthTag()]).toString('base64url')
  }

  function open<T>(sealed: string): T | null {
    const bytes = Buffer.from(sealed, 'base64url')
    if (bytes.length < overhead || bytes[0] !== version) return null
    // One value has one spelling: padding, spaces or stray bits would let a used-up text look like a fresh one.
    if (bytes.toString('base64url') !== sealed) return null
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + nonceLength))
      decipher.setAAD(associated)
      decipher.setAuthTag(bytes.subarray(-tagLength))
      const text =
        decipher.update(bytes.subarray(1 + nonceLength, -tagLength), undefined, 'utf8') +
        decipher.final('utf8')
      return JSON.parse(text) as T
    } catch {
      return null
    }
  }

  return { seal, open }
}

const version = 1
const nonceLength = 12
const tagLength = 16
const overhead = 1 + nonceLength + tagLength
const salt = 'gatehouse'
