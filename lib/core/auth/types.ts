/** A person as the product shows them. Times are epoch milliseconds. */
export type AuthUser = {
  id: string
  email: string
  name: string
  emailVerified: boolean
  disabled: boolean
  createdAt: number
}

/** A person with the hash of their password: never leaves core. */
export type UserCredentials = { user: AuthUser; passwordHash: string | null }

/** A session as the stores keep it. Times are epoch milliseconds. */
export type StoredSession = {
  id: string
  userId: string
  refreshTokenHash: string
  previousRefreshTokenHash: string | null
  generation: number
  salt: string
  rotatedAt: number
  tenantId: string | null
  factorVerifiedAt: number | null
  ipAddress: string
  clientKey: string
  userAgent: string
  deviceName: string
  createdAt: number
  lastActiveAt: number
  expiresAt: number
  absoluteExpiresAt: number
  revokedAt: number | null
}

export type NewSession = Omit<StoredSession, 'id' | 'previousRefreshTokenHash' | 'generation' | 'revokedAt'>

export type StoredEmailVerification = {
  id: string
  /** Of a decoy, nobody's: an address that gets no link costs the same writes as one that does. */
  userId: string
  tokenHash: string
  /** The password and name of the sign-up that this link belongs to; null when it belongs to none. */
  passwordHash: string | null
  name: string | null
  browserHash: string | null
  createdAt: number
  expiresAt: number
}

export type StoredPasswordReset = {
  id: string
  /** Of a decoy, nobody's, as above. */
  userId: string
  tokenHash: string
  createdAt: number
  expiresAt: number
}

export type RateLimitResult = {
  allowed: boolean
  /** Hits left in the window after this one. */
  remaining: number
  /** Milliseconds until the next hit can be allowed; 0 when this one was. */
  retryAfterMs: number
}

/** One line of the audit log. `data` holds no secret. */
export type AuditEntry = {
  id: string
  at: number
  action: string
  actorId: string | null
  target: { type: string; id: string }
  ipAddress: string | null
  requestId: string | null
  data: Record<string, unknown>
}

/** A mail that core asks for. Links are built by core from `APP_URL`, never from a request. */
export type AuthMail =
  | { kind: 'verify-email'; to: string; name: string; link: string; expiresInMs: number }
  | { kind: 'reset-password'; to: string; name: string; link: string; expiresInMs: number }
  | { kind: 'password-changed'; to: string; name: string; at: number; link: string }
  | {
      kind: 'new-sign-in'
      to: string
      name: string
      deviceName: string
      ipAddress: string
      at: number
      link: string
    }
  | { kind: 'sign-up-attempt'; to: string; name: string; signInLink: string; resetLink: string }
