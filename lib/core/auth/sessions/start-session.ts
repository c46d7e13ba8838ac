import type { ActionContext } from '../../action/context'
import { AppError } from '../../errors'
import { audit, type AuthCore } from '../auth-core'
import { deviceName } from '../device-name'
import type { AuthStores } from '../stores'
import { endPresentedSession } from './replace-session'
import type { TokenContent } from '../tokens/token-content'
import type { AuthUser, StoredSession } from '../types'

export type StartedSession = { user: AuthUser; session: StoredSession; evicted: string[] }

/** Whether the person may still come in, judged on the locked row, so that no reset or ban in between is missed. */
export type Admission = {
  userId: string
  stillAllowed: (current: { user: AuthUser; passwordHash: string | null }) => boolean
}

/**
 * Creates a session inside the caller's transaction: the person's row is locked first, which puts all of a person's
 * sign-ins, resets and revocations in a row. The oldest sessions beyond the cap go. Throws INVALID_CREDENTIALS when the
 * person changed meanwhile.
 */
export async function createSession(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  admission: Admission,
  keep: { tenantId?: string | null; factorVerifiedAt?: number | null } = {},
): Promise<StartedSession> {
  const current = await transaction.users.lock(admission.userId)
  if (!current || current.user.disabled || !admission.stillAllowed(current)) {
    throw new AppError('INVALID_CREDENTIALS', 'The email address or the password is not right.')
  }
  const id = core.newId()
  const salt = Buffer.from(core.random.bytes(24)).toString('base64url')
  const { now, client } = context
  const absoluteExpiresAt = now + core.config.absoluteTtlMs
  const session = await transaction.sessions.createSessionWithId(id, {
    userId: admission.userId,
    refreshTokenHash: core.refreshTokens.hash(core.refreshTokens.derive({ id, salt }, 0)),
    salt,
    rotatedAt: now,
    tenantId: keep.tenantId ?? null,
    factorVerifiedAt: keep.factorVerifiedAt ?? null,
    ipAddress: client.address ?? '',
    clientKey: client.key ?? '',
    userAgent: client.userAgent.slice(0, 512),
    deviceName: deviceName(client.userAgent),
    createdAt: now,
    lastActiveAt: now,
    expiresAt: Math.min(now + core.config.refreshTtlMs, absoluteExpiresAt),
    absoluteExpiresAt,
  })
  const evicted = await transaction.sessions.evictSessions(
    admission.userId,
    core.config.maxSessionsPerUser,
    now,
  )
  return { user: current.user, session, evicted }
}

/** A sign-in: the browser's earlier session ends, and there is a session, its audit line, and a mail when the device is new to an account that has been used before. */
export async function signIn(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  admission: Admission,
  { tenant }: TokenContent,
): Promise<StartedSession> {
  const from = { clientKey: context.client.key ?? '', deviceName: deviceName(context.client.userAgent) }
  const isNewDevice = await transaction.sessions.isNewDevice(admission.userId, from)
  const started = await createSession(core, transaction, context, admission, {
    tenantId: tenant?.id,
  })
  const { user, session } = started
  const ended = await endPresentedSession(core, transaction, context)
  if (isNewDevice) {
    await transaction.outbox.send({
      kind: 'new-sign-in',
      to: user.email,
      name: user.name,
      deviceName: session.deviceName,
      ipAddress: session.ipAddress,
      at: context.now,
      link: core.links.sessions,
    })
  }
  await audit(core, transaction, context, {
    action: 'auth.sign_in',
    actorId: user.id,
    target: { type: 'session', id: session.id },
    data: { deviceName: session.deviceName },
  })
  await core.hooks.afterSignIn?.(user, { id: session.id }, transaction)
  return { ...started, evicted: [...started.evicted, ...ended] }
}

/** After the commit, with what was found out before it: both cookies, and every instance hears of the sessions that had to go. */
export async function handOver(
  core: AuthCore,
  context: ActionContext,
  started: StartedSession,
  content: TokenContent,
) {
  core.revocations.add(started.evicted)
  const { session, user } = started
  const access = await core.accessTokens.issue(session, user, content, session.rotatedAt)
  const refresh = core.refreshTokens.derive(session, session.generation)
  const maxAgeMs = session.expiresAt - context.now
  core.cookies.set(context.cookies, { access: access.token, refresh: { token: refresh, maxAgeMs } })
  return { user: publicUser(user), expiresAt: new Date(access.expiresAt).toISOString() }
}

export function publicUser(user: AuthUser) {
  return { id: user.id, email: user.email, name: user.name, emailVerified: user.emailVerified }
}
