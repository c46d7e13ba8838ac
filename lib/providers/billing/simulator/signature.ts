import { createHmac, timingSafeEqual } from 'node:crypto'
import { AppError } from '@/lib/core/errors'

export const signatureHeader = 'Simulator-Signature'
const toleranceSeconds = 300

/** The header of a body sent at `now`, epoch ms: HMAC-SHA-256 over the time and the very bytes. */
export function signatureOf(secret: Uint8Array, body: Uint8Array, now: number): string {
  const seconds = String(Math.floor(now / 1_000))
  return `t=${seconds},v1=${mac(secret, seconds, body).toString('hex')}`
}

/** Throws SIGNATURE unless one of the signatures is ours, over these bytes, and at most 300 s away from `now`. */
export function verifySignature(
  secret: Uint8Array,
  body: Uint8Array,
  header: string | null,
  now: number,
): void {
  if (header === null) throw new AppError('SIGNATURE', 'The signature is missing.')
  const { seconds, signatures } = parse(header)
  const expected = mac(secret, seconds, body)
  // All are compared, each in constant time: how long it takes tells nothing.
  const matching = signatures.filter((signature) => timingSafeEqual(signature, expected))
  if (matching.length === 0) throw new AppError('SIGNATURE', 'The signature is not ours.')
  if (Math.abs(now / 1_000 - Number(seconds)) > toleranceSeconds)
    throw new AppError('SIGNATURE', 'The signature is not of now.')
}

/** While a secret is replaced there may be several `v1`. Other schemes are left out. */
function parse(header: string): { seconds: string; signatures: Buffer[] } {
  const parts = header.split(',').map((part) => part.trim())
  const valuesOf = (name: string) =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1))
  const [seconds, ...others] = valuesOf('t')
  const signatures = valuesOf('v1').filter((value) => /^[0-9a-f]{64}$/.test(value))
  if (seconds === undefined || others.length > 0 || !/^\d{1,12}$/.test(seconds) || signatures.length === 0)
    throw new AppError('SIGNATURE', 'The signature can’t be read.')
  return { seconds, signatures: signatures.map((value) => Buffer.from(value, 'hex')) }
}

function mac(secret: Uint8Array, seconds: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest()
}
