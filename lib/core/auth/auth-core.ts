import type { ActionContext } from '../action/context'
import type { Clock, Random } from '../clock'
import type { Authorization } from './access/authorization'
import type { AuthConfig } from './config'
import type { AuthHooks, OnSend } from './options'
import type { PasswordHasher } from './password/hasher'
import type { RevocationWindow } from './revocation-window'
import type { SessionCookies } from './sessions/session-cookies'
import type { AuthStores, Transact } from './stores'
import type { AuthTenants } from './tenants/auth-tenants'
import type { AccessTokens } from './tokens/access-token'
import type { KeyRing } from './tokens/key-ring'
import type { RefreshTokens } from './tokens/refresh-token'

/** What every auth action works with. Made once by createAuth. */
export type AuthCore = {
  config: AuthConfig
  clock: Clock
  random: Random
  stores: AuthStores
  transact: Transact
  passwords: PasswordHasher
  keys: KeyRing
  accessTokens: AccessTokens
  refreshTokens: RefreshTokens
  revocations: RevocationWindow
  cookies: SessionCookies
  /** Null: sessions have no tenants. */
  tenants: AuthTenants | null
  authorization: Authorization | null
  links: AuthLinks
  hooks: AuthHooks
  onSendVerification: OnSend
  onSendReset: OnSend
  newId(): string
  /** Whether an error says that a store could not be reached, rather than that something is wrong. */
  isUnavailable(error: unknown): boolean
}

/** Pages that mails lead to, built from APP_URL alone. */
export type AuthLinks = {
  verifyEmail(token: string): string
  resetPassword(token: string): string
  signIn: string
  forgotPassword: string
  sessions: string
}

export function createLinks(appUrl: string): AuthLinks {
  return {
    verifyEmail: (token) => `${appUrl}/verify-email?token=${token}`,
    resetPassword: (token) => `${appUrl}/reset-password?token=${token}`,
    signIn: `${appUrl}/sign-in`,
    forgotPassword: `${appUrl}/forgot-password`,
    sessions: `${appUrl}/account/sessions`,
  }
}

/** Writes the action's line of the audit log in the transaction of the act. */
export function audit(
  core: Pick<AuthCore, 'newId'>,
  transaction: Pick<AuthStores, 'audit'>,
  context: ActionContext,
  entry: {
    action: string
    actorId: string | null
    target: { type: string; id: string }
    data?: Record<string, unknown>
  },
): Promise<void> {
  return transaction.audit.record({
    id: core.newId(),
    at: context.now,
    action: entry.action,
    actorId: entry.actorId,
    target: entry.target,
    ipAddress: context.client.address,
    requestId: context.requestId,
    data: entry.data ?? {},
  })
}
