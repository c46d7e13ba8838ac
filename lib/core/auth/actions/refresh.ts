import { defineAction, type AnyAction } from '../../action/action'
import type { ActionContext } from '../../action/context'
import { limitKey, rateLimited } from '../../action/limits'
import { AppError, isAppError } from '../../errors'
import type { AuthCore } from '../auth-core'
import { handOver } from '../sessions/start-session'
import { rotateSession, type Renewal, type Rotated } from '../sessions/rotate-session'
import { contentForSession } from '../tokens/token-content'
import { signedInSchema } from './schemas'

const failuresPerMinute = 30

/** Trades the refresh cookie for a new pair. Two tabs that do it together get the same child, and both live on. */
export function refreshAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'refresh',
    name: 'auth.refresh',
    method: 'POST',
    path: '/api/auth/refresh',
    tag: 'Sessions',
    summary: 'Get a new access token',
    description:
      'At most 10 new refresh tokens a minute for one session, and 30 failures a minute for one client; a repeated call within 10 seconds gets the same refresh token and is free.',
    authentication: 'none',
    answers: { 200: { description: 'Both cookies are renewed.', schema: signedInSchema } },
    errors: ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'SESSION_REVOKED', 'RATE_LIMITED'],
    audit: null,
    async handler(_, context) {
      try {
        const rotated = await rotateSession(core, context, refreshToken(core, context), renewal(core))
        const { session, user, content } = await agreeing(core, rotated)
        return { status: 200, body: await handOver(core, context, { session, user, evicted: [] }, content) }
      } catch (error) {
        if (!isAppError(error) || error.status !== 401) throw error
        core.cookies.clear(context.cookies)
        await countFailure(core, context)
        throw error
      }
    },
  })
}

/** Membership and access set are asked anew each time; a session loses a tenant that its person has left. */
function renewal(core: AuthCore): Renewal {
  return { isLimited: true, contentFor: ({ session, user }) => contentForSession(core, user, session) }
}

/** The row may have moved to another tenant between the question and the rotation: the row decides. */
async function agreeing(core: AuthCore, rotated: Rotated): Promise<Rotated> {
  const { session, user, content } = rotated
  if (session.tenantId === (content.tenant?.id ?? null)) return rotated
  return { session, user, content: await contentForSession(core, user, session) }
}

function refreshToken(core: AuthCore, context: ActionContext): string {
  const token = core.cookies.readRefresh(context.cookies)
  if (!token) throw new AppError('UNAUTHENTICATED', 'There is no session to refresh. Sign in.')
  return token
}

/** Only failures count against the client, so two hundred people behind one address never stop one another. */
async function countFailure(core: AuthCore, context: ActionContext): Promise<void> {
  if (!context.client.key) return
  const key = limitKey('refresh', 'client', context.client.key)
  const result = await core.stores.rateLimits.check(key, failuresPerMinute, 60_000, context.now)
  if (!result.allowed) throw rateLimited(result.retryAfterMs)
}
