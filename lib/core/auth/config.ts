import { systemRandom } from '../clock'
import { durationMs } from '../duration'
import type { AuthOptions } from './options'
import { defaultPasswordPolicy, type PasswordPolicy } from './password/policy'
import {
  AuthConfigError,
  generateKey,
  keyFromPem,
  type JwkSet,
  type SigningAlgorithm,
} from './tokens/key-ring'

/** The options with every default filled in; times in milliseconds. */
export type AuthConfig = {
  appUrl: string
  issuer: string
  audience: string
  algorithm: SigningAlgorithm
  keys: JwkSet
  secret: string
  secureCookies: boolean
  sameSite: 'lax' | 'strict'
  ttlMs: number
  refreshTtlMs: number
  absoluteTtlMs: number
  graceMs: number
  maxSessionsPerUser: number
  passwordPolicy: PasswordPolicy
  signInLimit: { max: number; windowMs: number }
  signUpLimit: { max: number; windowMs: number }
  verification: { enabled: boolean; required: boolean; ttlMs: number }
  reset: { enabled: boolean; ttlMs: number; revokeSessions: boolean }
}

/** Throws AuthConfigError, naming the option, for anything that could not be run with safely. */
export function resolveConfig(options: AuthOptions): AuthConfig {
  const { session = {}, emailPassword = {}, emailVerification = {}, passwordReset = {} } = options
  const appUrl = originOf(options.appUrl ?? 'http://localhost:3000')
  const algorithm = session.algorithm ?? 'RS256'
  return {
    appUrl,
    issuer: options.issuer ?? appUrl,
    audience: options.audience ?? appUrl,
    algorithm,
    keys: resolveKeys(options, algorithm),
    secret: resolveSecret(options),
    secureCookies: resolveSecure(options, appUrl),
    sameSite: session.cookie?.sameSite ?? 'lax',
    ttlMs: durationMs(session.ttl ?? '60s'),
    refreshTtlMs: durationMs(session.refreshTtl ?? '7d'),
    absoluteTtlMs: durationMs(session.absoluteTtl ?? '30d'),
    graceMs: session.graceMs ?? 10_000,
    maxSessionsPerUser: session.maxPerUser ?? 50,
    passwordPolicy: { ...defaultPasswordPolicy, ...emailPassword.password },
    signInLimit: limitOf(emailPassword.rateLimit, 5, '15m'),
    signUpLimit: limitOf(emailPassword.signUpRateLimit, 3, '1h'),
    verification: {
      enabled: emailVerification.enabled ?? emailVerification.required ?? false,
      required: emailVerification.required ?? false,
      ttlMs: durationMs(emailVerification.tokenTtl ?? '24h'),
    },
    reset: {
      enabled: passwordReset.enabled ?? false,
      ttlMs: durationMs(passwordReset.tokenTtl ?? '1h'),
      revokeSessions: passwordReset.revokeSessionsOnReset ?? true,
    },
  }
}

function originOf(appUrl: string): string {
  if (!URL.canParse(appUrl)) throw new AuthConfigError('appUrl', `appUrl is not a URL: ${appUrl}`)
  return new URL(appUrl).origin
}

function limitOf(option: { window: string; maxAttempts: number } | undefined, max: number, window: string) {
  return { max: option?.maxAttempts ?? max, windowMs: durationMs((option?.window ?? window) as '1h') }
}

function resolveKeys(options: AuthOptions, algorithm: SigningAlgorithm): JwkSet {
  if (options.keys) return options.keys
  if (options.privateKey && options.publicKey) {
    return { keys: [keyFromPem(options.privateKey, options.publicKey, algorithm)] }
  }
  if (options.privateKey || options.publicKey) {
    const missing = options.privateKey ? 'publicKey' : 'privateKey'
    throw new AuthConfigError(missing, `${missing} is missing: the two keys are given together.`)
  }
  if (options.production) throw new AuthConfigError('keys', 'Production needs signing keys: none are given.')
  return { keys: [generateKey(algorithm)] }
}

function resolveSecret(options: AuthOptions): string {
  if (options.secret !== undefined && options.secret.length < 32) {
    throw new AuthConfigError('secret', 'The secret needs at least 32 characters.')
  }
  if (options.secret) return options.secret
  if (options.production) throw new AuthConfigError('secret', 'Production needs a secret: none is given.')
  return Buffer.from(systemRandom.bytes(32)).toString('base64url')
}

/** Some browsers drop Secure cookies on http://localhost, so there they are plain. */
function resolveSecure(options: AuthOptions, appUrl: string): boolean {
  const url = new URL(appUrl)
  const secure = options.session?.cookie?.secure ?? url.protocol === 'https:'
  if (!options.production) return secure
  if (url.protocol !== 'https:')
    throw new AuthConfigError('appUrl', `Production needs an https:// appUrl, not ${appUrl}.`)
  if (!secure) throw new AuthConfigError('session.cookie.secure', 'Production needs secure cookies.')
  return secure
}
