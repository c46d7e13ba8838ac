import { v7 as uuidv7 } from 'uuid'
import { systemClock, systemRandom } from '../clock'
import { createAuthorization } from './access/authorization'
import { createLinks, type AuthCore } from './auth-core'
import { resolveConfig } from './config'
import { createInMemoryStores } from './memory-stores'
import type { AuthOptions } from './options'
import { createPasswordHasher } from './password/hasher'
import { createRevocationWindow } from './revocation-window'
import { createSessionCookies } from './sessions/session-cookies'
import { createAuthTenants } from './tenants/auth-tenants'
import { createAccessTokens } from './tokens/access-token'
import { createKeyRing } from './tokens/key-ring'
import { createRefreshTokens } from './tokens/refresh-token'

/** What every auth action works with, out of the options. Throws AuthConfigError. */
export function createCore(options: AuthOptions): AuthCore {
  const config = resolveConfig(options)
  const clock = options.clock ?? systemClock
  const random = options.random ?? systemRandom
  const { stores, transact } = resolveStores(options)
  const keys = createKeyRing(config.keys, config.algorithm, clock)
  const { algorithm, issuer, audience, ttlMs } = config
  const links = createLinks(config.appUrl)
  return {
    config,
    clock,
    random,
    stores,
    transact,
    passwords: createPasswordHasher(options.emailPassword?.hasher),
    keys,
    accessTokens: createAccessTokens({
      keys,
      algorithm,
      issuer,
      audience,
      ttlMs,
      clock,
      claims: options.claims,
    }),
    refreshTokens: createRefreshTokens(config.secret),
    revocations: createRevocationWindow(clock, ttlMs),
    cookies: createSessionCookies({
      secure: config.secureCookies,
      sameSite: config.sameSite,
      accessTtlMs: ttlMs,
    }),
    tenants: options.tenant ? createAuthTenants(options.tenant) : null,
    authorization: options.authorization
      ? createAuthorization(options.authorization, { clock, production: options.production ?? false })
      : null,
    links,
    hooks: options.hooks ?? {},
    onSendVerification:
      options.emailVerification?.onSend ??
      ((user, token, { outbox }) =>
        outbox.send({
          kind: 'verify-email',
          to: user.email,
          name: user.name,
          link: links.verifyEmail(token),
          expiresInMs: config.verification.ttlMs,
        })),
    onSendReset:
      options.passwordReset?.onSend ??
      ((user, token, { outbox }) =>
        outbox.send({
          kind: 'reset-password',
          to: user.email,
          name: user.name,
          link: links.resetPassword(token),
          expiresInMs: config.reset.ttlMs,
        })),
    isUnavailable: options.isUnavailable ?? (() => false),
    newId: () => uuidv7({ msecs: clock.now(), random: random.bytes(16) }),
  }
}

function resolveStores(options: AuthOptions): Pick<AuthCore, 'stores' | 'transact'> {
  const memory = createInMemoryStores()
  const own = {
    users: options.userStore,
    sessions: options.sessionStore,
    rateLimits: options.rateLimitStore,
    emailVerifications: options.emailVerificationStore,
    passwordResets: options.passwordResetStore,
    audit: options.auditStore,
    outbox: options.outbox,
  }
  const given = Object.fromEntries(Object.entries(own).filter(([, store]) => store !== undefined))
  const stores = { ...memory.stores, ...given }
  if (options.transact) return { stores, transact: options.transact }
  return { stores, transact: Object.keys(given).length ? (work) => work(stores) : memory.transact }
}
