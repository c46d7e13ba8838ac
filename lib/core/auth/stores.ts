import type { Mail } from '../mail/mail'
import type {
  AuditEntry,
  AuthUser,
  NewSession,
  RateLimitResult,
  StoredEmailVerification,
  StoredPasswordReset,
  StoredSession,
  UserCredentials,
} from './types'

/**
 * What core keeps. Every time is epoch milliseconds and comes from the caller, so that one clock decides; no store
 * starts a timer. Each interface has one contract suite in `lib/stores/contract`, run over every implementation.
 */
export interface UserStore {
  /** Creates the person. False, and nothing written, when the address is taken. */
  createUser(user: AuthUser, passwordHash: string | null): Promise<boolean>
  /**
   * Creates the person, or finds the one who has the address already, with the same statement and so at the same cost.
   * The row is locked until the transaction ends.
   */
  createOrLock(user: AuthUser, passwordHash: string | null): Promise<{ user: AuthUser; isNew: boolean }>
  findByEmail(email: string): Promise<UserCredentials | null>
  findById(id: string): Promise<AuthUser | null>
  /** Reads the person and keeps the row locked until the transaction ends. Everything that depends on the password being still the same goes through this. */
  lock(id: string): Promise<UserCredentials | null>
  updateUser(id: string, change: { name: string }): Promise<AuthUser | null>
  setPassword(id: string, passwordHash: string | null): Promise<void>
  /** Swaps one hash for another of the same password. False when it changed meanwhile. */
  replacePasswordHash(id: string, from: string, to: string): Promise<boolean>
  /** Marks the address as verified; password and name replace the person's when given. */
  markEmailVerified(
    id: string,
    change: { at: number; passwordHash?: string; name?: string },
  ): Promise<AuthUser | null>
  /**
   * Disables the person and revokes their sessions, or neither; returns the ids of those. Null enables again, and
   * brings no session back.
   */
  setDisabled(id: string, at: number | null): Promise<string[]>
  /** Removes the person and, with them, sessions and links. False when there was none. */
  deleteUser(id: string): Promise<boolean>
}

export interface SessionStore {
  createSessionWithId(id: string, data: NewSession): Promise<StoredSession>
  findSession(id: string): Promise<StoredSession | null>
  /** The session and its person in one look-up. */
  findSessionWithUser(id: string): Promise<{ session: StoredSession; user: AuthUser } | null>
  findByRefreshHash(hash: string): Promise<StoredSession | null>
  findByPreviousRefreshHash(hash: string): Promise<StoredSession | null>
  /**
   * Moves a live session to its next generation, in one conditional statement: null, and nothing written, when it was
   * rotated, revoked or expired meanwhile.
   */
  rotateSession(
    id: string,
    rotation: {
      generation: number
      nextHash: string
      at: number
      expiresAt: number
      ipAddress: string
      clientKey: string
      userAgent: string
      deviceName: string
      /** Left out: as it was. */
      tenantId?: string | null
    },
  ): Promise<StoredSession | null>
  /** Other changes of a live session: tenant, second factor. */
  updateSession(
    id: string,
    change: { tenantId?: string | null; factorVerifiedAt?: number | null },
  ): Promise<void>
  /** Revokes for good. True when this call did it, false when it was revoked already or is unknown. */
  revokeSession(id: string, at: number): Promise<boolean>
  /** Revokes a session only if it is this person's. */
  revokeSessionOf(userId: string, id: string, at: number): Promise<boolean>
  /** Revokes all live sessions of a person, but `except`. Returns the ids it revoked. */
  revokeSessionsOf(userId: string, at: number, except?: string): Promise<string[]>
  /**
   * Revokes the oldest live sessions beyond `keep`. Returns the ids it revoked. The caller holds the lock of the person:
   * of two sign-ins at once, the later one sees the session of the earlier.
   */
  evictSessions(userId: string, keep: number, at: number): Promise<string[]>
  /** Live sessions, the last active first. */
  listActiveSessions(userId: string, at: number): Promise<StoredSession[]>
  countActiveSessions(userId: string, at: number): Promise<number>
  /** Whether this person ever had a session from this client (address, IPv6 by /64). */
  hasSessionFrom(userId: string, clientKey: string): Promise<boolean>
  /** Whether this person has had sessions, but none from this client on this device. */
  isNewDevice(userId: string, from: { clientKey: string; deviceName: string }): Promise<boolean>
  /** Ids of the sessions revoked at `since` or later: primes the revocation window. */
  listRevokedSince(since: number): Promise<string[]>
  /** Deletes sessions that ended before `before`. Returns how many. */
  deleteEndedBefore(before: number): Promise<number>
  dispose(): void
}

export interface EmailVerificationStore {
  createVerification(data: StoredEmailVerification): Promise<StoredEmailVerification>
  findByTokenHash(tokenHash: string): Promise<StoredEmailVerification | null>
  /** Newest live verification of a person, of the browser when its hash is given. */
  findLatest(userId: string, at: number, browserHash?: string): Promise<StoredEmailVerification | null>
  /** How many different passwords this person's sign-ups have named. */
  countPasswords(userId: string): Promise<number>
  /** Takes the verification away and returns it: of any number of callers one gets it. Null when used, unknown or expired at `at`. */
  claim(tokenHash: string, at: number): Promise<StoredEmailVerification | null>
  deleteByUserId(userId: string): Promise<void>
  deleteByTokenHash(tokenHash: string): Promise<void>
  deleteExpired(before: number): Promise<number>
  dispose(): void
}

export interface PasswordResetStore {
  createReset(data: StoredPasswordReset): Promise<StoredPasswordReset>
  findByTokenHash(tokenHash: string): Promise<StoredPasswordReset | null>
  /** Takes the reset away and returns it: of any number of callers one gets it. Null when used, unknown or expired at `at`. */
  claim(tokenHash: string, at: number): Promise<StoredPasswordReset | null>
  deleteByUserId(userId: string): Promise<void>
  deleteExpired(before: number): Promise<number>
  dispose(): void
}

/** A sliding window of hits for each key. Counting is atomic over all instances; refused hits are not counted, so they extend nothing. */
export interface RateLimitStore {
  /** Counts a hit at `at` unless `max` hits already stand in the last `windowMs`. */
  check(key: string, max: number, windowMs: number, at: number): Promise<RateLimitResult>
  /**
   * Counts a hit at `at` on each of several different keys, in one statement, or on none when a limit is full. Returns
   * the keys it counted: fewer than all also when one was filled at that very moment.
   */
  checkAll(limits: readonly { key: string; max: number; windowMs: number }[], at: number): Promise<string[]>
  /** The same answer as `check` without counting. */
  peek(key: string, max: number, windowMs: number, at: number): Promise<RateLimitResult>
  /** Takes back from each key one hit counted at `at`, or every hit it has (`all`): in one statement, so all or none. */
  takeBack(hits: readonly { key: string; all: boolean }[], at: number): Promise<void>
  deleteExpired(before: number): Promise<number>
  dispose(): void
}

/** When a tenant without people closes, and when the last of it is removed. Epoch ms. */
export type TenantClosing = { readonly at: number; readonly purgeAt: number }

/** What ties people to tenants, as far as their account depends on it. */
export interface MembershipStore {
  /**
   * Takes the person out of every tenant, in the caller's transaction. One in which nobody else is goes for good; where it
   * has an account at a payment provider, it is emptied and is one that is being deleted, so that its subscription can still
   * be canceled. False, and nothing changed, while others would be left in one without an owner: also when two owners
   * leave at once.
   */
  leaveAll(userId: string, closing: TenantClosing): Promise<boolean>
}

export interface AuditStore {
  record(entry: AuditEntry): Promise<void>
}

/** Outgoing mail. Inside a transaction it is queued with the business write or not at all. */
export interface Outbox {
  /** With `deliver: false` everything is done but the delivery: an unknown address costs what a known one does. */
  send(mail: Mail, options?: { deliver: boolean }): Promise<void>
}

export interface AuthStores {
  users: UserStore
  sessions: SessionStore
  emailVerifications: EmailVerificationStore
  passwordResets: PasswordResetStore
  rateLimits: RateLimitStore
  /** Absent where there are no tenants. */
  memberships?: MembershipStore
  audit: AuditStore
  outbox: Outbox
}

/** Runs `work` so that all its writes happen or none. Nothing slow (hashing, network) belongs inside. */
export type Transact = <T>(work: (stores: AuthStores) => Promise<T>) => Promise<T>
