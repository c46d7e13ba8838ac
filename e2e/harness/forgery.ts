import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { testKey } from './test-auth'

/** The private key of the tests' own auth. */
export function ownPrivate(): KeyObject {
  return createPrivateKey({ key: testKey, format: 'jwk' })
}

export function payloadOf(token: string): JWTPayload {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A signed token with any header and claims, also such as no library would make. */
export function signToken(head: Record<string, unknown>, key: KeyObject, claims: unknown): string {
  const input = `${encode(head)}.${encode(claims)}`
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}
