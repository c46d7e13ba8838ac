import { jwtVerify, SignJWT, type CryptoKey, type JWTHeaderParameters, type JWTPayload } from 'jose'
import type { EncodedAccessSet } from '../../access/access-set'
import type { ActionSession } from '../../action/context'
import type { Clock } from '../../clock'
import type { AuthUser, StoredSession } from '../types'
import type { KeyRing, SigningAlgorithm } from './key-ring'
import { createTokenCache } from './token-cache'
import { toSeconds, type CustomClaims, type TokenContent } from './token-content'

export type AccessTokens = {
  /**
   * What the adopter's claims() adds for this person. Asked before anything is written, for it may throw, and so does this
   * when they can't be in a token.
   */
  claimsOf(user: AuthUser): Promise<CustomClaims>
  /** A token for the session as it is now. `issuedAt` (epoch ms) is the rotation it belongs to. */
  issue(
    session: StoredSession,
    user: AuthUser,
    content: TokenContent,
    issuedAt: number,
  ): Promise<{ token: string; expiresAt: number }>
  /** What a good token says, at once when it was verified before; null for any other text. Touches no store. */
  verify(token: string): ActionSession | Promise<ActionSession | null>
}

export type AccessTokenOptions = {
  keys: KeyRing
  algorithm: SigningAlgorithm
  issuer: string
  audience: string
  ttlMs: number
  clock: Clock
  claims?: (user: AuthUser) => Record<string, unknown> | Promise<Record<string, unknown>>
  cacheSize?: number
}

/** RFC 9068 §2.1: its own type keeps mail, state and identity tokens from passing as access tokens. */
const tokenType = 'at+jwt'
const ownClaims = new Set([
  'iss',
  'aud',
  'sub',
  'sid',
  'jti',
  'iat',
  'exp',
  'nbf',
  'tenantId',
  'tenantSlug',
  'fva',
  'email',
  'email_verified',
  'name',
  'act',
  'acl',
])
const required = ['iss', 'aud', 'sub', 'sid', 'jti', 'iat', 'exp']
/** What every browser keeps with the cookie's name and attributes; a longer one is dropped without a word. */
const maxCookie = 3_800
/** Longer than any token that fits a cookie. */
const maxLength = 4_096

export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  const cache = createTokenCache<ActionSession>(options.cacheSize ?? 10_000)
  return {
    claimsOf: (user) => claimsOf(options, user),
    issue: (session, user, content, issuedAt) => issue(options, { session, user, content }, issuedAt),
    verify(token) {
      const now = options.clock.now()
      return cache.get(token, now) ?? verifyNew(token, now)
    },
  }

  async function verifyNew(token: string, now: number): Promise<ActionSession | null> {
    const session = await verify(options, token, now)
    if (session) cache.set(token, session, Date.parse(session.expiresAt))
    return session
  }
}

type Subject = {
  session: Pick<StoredSession, 'id' | 'generation' | 'factorVerifiedAt'>
  user: AuthUser
  content: TokenContent
}

/** With the whole access set where that fits, else with the name of its catalogue, by which a client knows to fetch it. */
async function issue(options: AccessTokenOptions, subject: Subject, issuedAt: number) {
  const iat = Math.floor(issuedAt / 1_000)
  const exp = iat + Math.ceil(options.ttlMs / 1_000)
  const acl = subject.content.tenant?.acl
  let token = await sign(options, subject, { iat, exp, acl })
  if (token.length > maxCookie && acl) {
    token = await sign(options, subject, { iat, exp, acl: { catalog: acl.catalog } })
  }
  if (token.length > maxCookie) {
    throw new TypeError(
      `claims() makes an access token of ${token.length} bytes: a cookie holds ${maxCookie}`,
    )
  }
  return { token, expiresAt: exp * 1_000 }
}

async function sign(
  options: AccessTokenOptions,
  { session, user, content: { claims, tenant } }: Subject,
  { iat, exp, acl }: { iat: number; exp: number; acl: EncodedAccessSet | null | undefined },
): Promise<string> {
  const { kid, key } = await options.keys.signing()
  return new SignJWT({
    ...claims,
    sid: session.id,
    // The same for every caller that gets the same child, so a rotation has one pair.
    jti: `${session.id}.${session.generation}.${iat}`,
    tenantId: tenant?.id ?? null,
    ...(tenant?.slug != null && { tenantSlug: tenant.slug }),
    ...(acl && { acl }),
    fva: toSeconds(session.factorVerifiedAt),
    email: user.email,
    email_verified: user.emailVerified,
    name: user.name,
  })
    .setProtectedHeader({ alg: options.algorithm, typ: tokenType, kid })
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setSubject(user.id)
    .setIssuedAt(iat)
    .setExpirationTime(exp)
    .sign(key)
}

async function claimsOf(options: AccessTokenOptions, user: AuthUser): Promise<CustomClaims> {
  const claims = (await options.claims?.(user)) ?? {}
  const reserved = Object.keys(claims).find((name) => ownClaims.has(name))
  if (reserved) throw new TypeError(`claims() must not set ${reserved}: it is one of the token's own claims`)
  // A token of this size, to see now whether it fits: the session is not there yet.
  if (Object.keys(claims).length > 0) {
    await issue(options, { session: longestSession, user, content: { claims, tenant: longestTenant } }, 0)
  }
  return claims
}

const uuid = '00000000-0000-7000-8000-000000000000'
const longestSession = { id: uuid, generation: 999_999, factorVerifiedAt: 9_999_999_999_000 }
/** An access set can be left out of a token, all but the hash of its catalogue. */
const longestTenant = { id: uuid, slug: 'x'.repeat(63), acl: { catalog: 'x'.repeat(43) } }

async function verify(
  options: AccessTokenOptions,
  token: string,
  now: number,
): Promise<ActionSession | null> {
  if (token.length > maxLength) return null
  try {
    const { payload } = await jwtVerify(token, (header) => ownKey(options.keys, header), {
      algorithms: [options.algorithm],
      issuer: options.issuer,
      audience: options.audience,
      typ: tokenType,
      requiredClaims: required,
      currentDate: new Date(now),
    })
    return toSession(payload, now, options.ttlMs)
  } catch {
    return null
  }
}

/** Of the header only the kid is read, and only to choose among our own keys (RFC 8725 §3.1, §3.5). */
async function ownKey(keys: KeyRing, { kid }: JWTHeaderParameters): Promise<CryptoKey> {
  const key = typeof kid === 'string' && kid.length <= 128 ? await keys.verifying(kid) : null
  if (!key) throw new TypeError('no key of ours has this kid')
  return key
}

function toSession(payload: JWTPayload, now: number, ttlMs: number): ActionSession | null {
  const { sub, sid, email, name, exp, iat, tenantId, fva } = payload
  if (
    typeof sub !== 'string' ||
    typeof sid !== 'string' ||
    typeof email !== 'string' ||
    typeof exp !== 'number'
  )
    return null
  // Clocks agree by the database's time; a token from the future is a forgery or a fault.
  if (typeof iat !== 'number' || iat * 1_000 > now + 5_000) return null
  // Revocations are forgotten once a token's life is over, so a token that would live longer is none of today's.
  if (exp * 1_000 > now + ttlMs + 6_000) return null
  return {
    id: sid,
    user: {
      id: sub,
      email,
      name: typeof name === 'string' ? name : '',
      emailVerified: payload.email_verified === true,
    },
    expiresAt: new Date(exp * 1_000).toISOString(),
    tenantId: typeof tenantId === 'string' ? tenantId : null,
    tenantSlug: typeof payload.tenantSlug === 'string' ? payload.tenantSlug : null,
    acl: payload.acl ?? null,
    fva: typeof fva === 'number' ? fva : null,
    claims: Object.fromEntries(Object.entries(payload).filter(([claim]) => !ownClaims.has(claim))),
  }
}
