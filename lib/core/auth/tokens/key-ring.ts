import {
  createPublicKey,
  createPrivateKey,
  generateKeyPairSync,
  createHash,
  sign,
  verify,
  type JsonWebKey,
} from 'node:crypto'
import type { CryptoKey, JWK } from 'jose'
import { importJWK } from 'jose'
import type { Clock } from '../../clock'

export type SigningAlgorithm = 'RS256' | 'ES256'

/**
 * A private signing key. `nbf` and `exp` (epoch seconds, as in RFC 7519) say from when it signs and until when it
 * verifies: a new key is published some time before it signs, an old one stays until its last token has expired.
 */
export type PrivateJwk = JWK & { kid: string; alg: SigningAlgorithm; use: 'sig'; nbf?: number; exp?: number }

export type JwkSet = { keys: PrivateJwk[] }

export type KeyRing = {
  /** The key that signs now: of those whose time has come, the newest. Throws when there is none. */
  signing(): Promise<{ kid: string; key: CryptoKey }>
  /** The public key of a `kid`; null when unknown or retired. */
  verifying(kid: string): Promise<CryptoKey | null>
  /** What the JWKS endpoint shows: public parts alone. */
  published(): JWK[]
  /** Throws AuthConfigError when no key is in force now. */
  assertSigning(): void
  /** Takes another set, e.g. after a rotation. Throws, and keeps the old one, when it is not good. */
  replace(set: JwkSet): void
}

/** Configuration that cannot be run with. `option` names what to mend. */
export class AuthConfigError extends Error {
  override readonly name = 'AuthConfigError'
  constructor(
    readonly option: string,
    message: string,
  ) {
    super(message)
  }
}

export function createKeyRing(set: JwkSet, algorithm: SigningAlgorithm, clock: Clock): KeyRing {
  let keys = checkedKeys(set, algorithm)
  let imported = new Map<string, Promise<CryptoKey>>()
  const load = (id: string, jwk: () => JWK): Promise<CryptoKey> => {
    const known = imported.get(id) ?? (importJWK(jwk(), algorithm) as Promise<CryptoKey>)
    imported.set(id, known)
    return known
  }
  const seconds = () => clock.now() / 1_000
  const isRetired = (key: PrivateJwk) => (key.exp ?? Infinity) <= seconds()
  const inForce = (): PrivateJwk => {
    const ready = keys.filter((key) => (key.nbf ?? 0) <= seconds() && !isRetired(key))
    const newest = ready.sort(newestFirst)[0]
    if (newest) return newest
    throw new AuthConfigError('keys', 'No signing key is in force: every key is retired or not yet due.')
  }
  return {
    async signing() {
      const key = inForce()
      return { kid: key.kid, key: await load(`private ${key.kid}`, () => key) }
    },
    assertSigning: () => void inForce(),
    async verifying(kid) {
      const key = keys.find((candidate) => candidate.kid === kid && !isRetired(candidate))
      return key ? load(`public ${kid}`, () => publicPart(key)) : null
    },
    published: () => keys.filter((key) => !isRetired(key)).map(publicPart),
    replace(next) {
      keys = checkedKeys(next, algorithm)
      imported = new Map()
    },
  }
}

/** Of two keys due at the same moment the one that lasts longer, or tokens would be signed by a key about to retire. */
function newestFirst(a: PrivateJwk, b: PrivateJwk): number {
  return (
    (b.nbf ?? 0) - (a.nbf ?? 0) || (b.exp ?? Number.MAX_SAFE_INTEGER) - (a.exp ?? Number.MAX_SAFE_INTEGER)
  )
}

export function generateKey(
  algorithm: SigningAlgorithm,
  times: { nbf?: number; exp?: number } = {},
): PrivateJwk {
  const { privateKey } =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...toPrivateJwk(privateKey.export({ format: 'jwk' }), algorithm), ...times }
}

/** The key of a pair of PEM texts. Throws AuthConfigError when they don't belong together or to the algorithm. */
export function keyFromPem(privateKey: string, publicKey: string, algorithm: SigningAlgorithm): PrivateJwk {
  const pair = parsePem(privateKey, publicKey)
  const key = toPrivateJwk(pair.private, algorithm)
  checkedKeys({ keys: [key] }, algorithm)
  const matches = (['n', 'x', 'y'] as const).every((part) => pair.private[part] === pair.public[part])
  if (!matches) throw new AuthConfigError('publicKey', 'The public key does not belong to the private key.')
  return key
}

function parsePem(privateKey: string, publicKey: string): { private: JsonWebKey; public: JsonWebKey } {
  try {
    return {
      private: createPrivateKey(privateKey).export({ format: 'jwk' }),
      public: createPublicKey(publicKey).export({ format: 'jwk' }),
    }
  } catch {
    throw new AuthConfigError('privateKey', 'The keys are not valid PEM texts.')
  }
}

function toPrivateJwk(jwk: JsonWebKey, algorithm: SigningAlgorithm): PrivateJwk {
  // RFC 7638: the thumbprint of the required members, in lexical order.
  const required =
    jwk.kty === 'RSA'
      ? { e: jwk.e, kty: jwk.kty, n: jwk.n }
      : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }
  const kid = createHash('sha256').update(JSON.stringify(required)).digest('base64url')
  return { ...(jwk as JWK), kid, alg: algorithm, use: 'sig' }
}

function checkedKeys(set: JwkSet, algorithm: SigningAlgorithm): PrivateJwk[] {
  if (!set.keys?.length) throw new AuthConfigError('keys', 'The key set holds no key.')
  const seen = new Set<string>()
  for (const key of set.keys) {
    if (typeof key?.kid !== 'string' || !key.kid || seen.has(key.kid))
      throw new AuthConfigError('keys', 'Every key needs a kid of its own.')
    seen.add(key.kid)
    const fits = algorithm === 'RS256' ? key.kty === 'RSA' : key.kty === 'EC' && key.crv === 'P-256'
    if (!fits || (key.alg ?? algorithm) !== algorithm)
      throw new AuthConfigError('keys', `The key ${key.kid} does not match the algorithm ${algorithm}.`)
    if (!key.d) throw new AuthConfigError('keys', `The key ${key.kid} has no private part.`)
    if (!isSound(key)) {
      throw new AuthConfigError(
        'keys',
        `The key ${key.kid} is damaged or too short: what it signs does not verify.`,
      )
    }
  }
  // A set made by another tool may leave alg and use out; what is published names both (RFC 7517 §4).
  return set.keys.map((key) => ({ ...key, alg: algorithm, use: 'sig' }))
}

/** Signs and verifies once, as private and public part are used later; RSA needs 2,048 bits (NIST SP 800-131A). */
function isSound(key: PrivateJwk): boolean {
  try {
    const privateKey = createPrivateKey({ key: key as JsonWebKey, format: 'jwk' })
    const publicKey = createPublicKey({ key: publicPart(key) as JsonWebKey, format: 'jwk' })
    const bits = privateKey.asymmetricKeyDetails?.modulusLength
    const text = Buffer.from('gatehouse')
    return (
      (bits === undefined || bits >= 2_048) &&
      verify('sha256', text, publicKey, sign('sha256', text, privateKey))
    )
  } catch {
    return false
  }
}

/** Picked member by member, so that no private part can slip through. */
function publicPart(key: PrivateJwk): JWK {
  const common = { kty: key.kty, kid: key.kid, alg: key.alg, use: key.use }
  return key.kty === 'RSA'
    ? { ...common, n: key.n, e: key.e }
    : { ...common, crv: key.crv, x: key.x, y: key.y }
}
