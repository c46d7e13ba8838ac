import type { ActionContext } from '../../action/context'
import { limitKey, rateLimited } from '../../action/limits'
import { AppError } from '../../errors'
import type { AuthCore } from '../auth-core'
import { deviceName } from '../device-name'
import type { TokenContent } from '../tokens/token-content'
import type { AuthUser, StoredSession } from '../types'

export type Found = { session: StoredSession; user: AuthUser }
export type Rotated = Found & { content: TokenContent }

/** What for: the content of the new token, also its tenant, and whether the child counts against the limit of a minute. */
export type Renewal = { contentFor: (found: Found) => Promise<TokenContent>; isLimited: boolean }

const newChildrenPerMinute = 10

/**
 * Trades a refresh token for its child. Inside the grace every caller gets the same child; any older genuine token means
 * that two parties hold the family, so the whole session ends (RFC 9700 §4.14.2). Throws SESSION_EXPIRED,
 * SESSION_REVOKED or RATE_LIMITED.
 */
export async function rotateSession(
  core: AuthCore,
  context: ActionContext,
  token: string,
  { contentFor, isLimited }: Renewal,
): Promise<Rotated> {
  const claim = core.refreshTokens.parse(token)
  const found = claim ? await core.stores.sessions.findSessionWithUser(claim.sessionId) : null
  // A forged token proves nothing about the session it names, and so does nothing to it.
  if (!claim || !found || !core.refreshTokens.isGenuine(token, found.session)) throw expired()
  assertAlive(found, context.now)
  // First: after a rotation that goes wrong here, the parent would be good for another ten seconds alone.
  const content = await contentFor(found)
  if (claim.generation !== found.session.generation)
    return { ...(await childOfOlder(core, context, found, claim.generation)), content }

  // Counted after the rotation: only one caller makes the child, and those who share it are free.
  const hit = limitKey('refresh', 'session', found.session.id)
  const limit = await core.stores.rateLimits.peek(hit, newChildrenPerMinute, 60_000, context.now)
  const mayRotate = limit.allowed || !isLimited
  const next = mayRotate ? nextGeneration(core, context, found.session, content) : null
  const rotated = next && (await core.stores.sessions.rotateSession(found.session.id, next))
  if (rotated) {
    if (isLimited) await countChild(core, hit, context.now)
    return { session: rotated, user: found.user, content }
  }

  // Someone was faster: a sibling within the grace, or a revocation.
  const again = await core.stores.sessions.findSessionWithUser(found.session.id)
  if (!again) throw revoked()
  assertAlive(again, context.now)
  if (again.session.generation === claim.generation) throw rateLimited(limit.retryAfterMs)
  return { ...(await childOfOlder(core, context, again, claim.generation)), content }
}

/** The child is made: an outage that begins now must not keep it from its owner, whose parent is good for ten seconds. */
async function countChild(core: AuthCore, hit: string, now: number): Promise<void> {
  try {
    await core.stores.rateLimits.check(hit, newChildrenPerMinute, 60_000, now)
  } catch (error) {
    if (!core.isUnavailable(error)) throw error
  }
}

async function childOfOlder(
  core: AuthCore,
  context: ActionContext,
  found: Found,
  generation: number,
): Promise<Found> {
  const { session } = found
  const isParent = generation === session.generation - 1
  // Read the clock again: this call may have begun before the sibling that rotated.
  const age = core.clock.now() - session.rotatedAt
  if (isParent && age <= core.config.graceMs) return found
  await core.transact(async (transaction) => {
    if (!(await transaction.sessions.revokeSession(session.id, context.now))) return
    await transaction.audit.record({
      id: core.newId(),
      at: context.now,
      action: 'auth.refresh_reuse',
      actorId: session.userId,
      target: { type: 'session', id: session.id },
      ipAddress: context.client.address,
      requestId: context.requestId,
      data: { generation, current: session.generation },
    })
  })
  core.revocations.add([session.id])
  throw revoked()
}

function nextGeneration(
  core: AuthCore,
  context: ActionContext,
  session: StoredSession,
  { tenant }: TokenContent,
) {
  const child = core.refreshTokens.derive(session, session.generation + 1)
  const tenantId = tenant?.id ?? null
  // Read the clock again: the grace begins here, however long this call has waited for the database.
  const at = Math.max(core.clock.now(), context.now)
  return {
    // Written only when it changes, so that a tenant entered meanwhile is not undone.
    ...(tenantId !== session.tenantId && { tenantId }),
    generation: session.generation,
    nextHash: core.refreshTokens.hash(child),
    at,
    expiresAt: Math.min(at + core.config.refreshTtlMs, session.absoluteExpiresAt),
    ipAddress: context.client.address ?? session.ipAddress,
    // Stays that of the sign-in: by it the owner is told from a stranger while others guess.
    clientKey: session.clientKey,
    userAgent: context.client.userAgent.slice(0, 512) || session.userAgent,
    deviceName: context.client.userAgent ? deviceName(context.client.userAgent) : session.deviceName,
  }
}

function assertAlive({ session, user }: Found, now: number): void {
  if (session.revokedAt !== null || user.disabled) throw revoked()
  if (session.expiresAt <= now || session.absoluteExpiresAt <= now) throw expired()
}

function expired(): AppError {
  return new AppError('SESSION_EXPIRED', 'The session has ended. Sign in again.')
}

function revoked(): AppError {
  return new AppError('SESSION_REVOKED', 'The session was signed out. Sign in again.')
}
