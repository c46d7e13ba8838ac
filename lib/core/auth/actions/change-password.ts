import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import { sessionOf, type ActionContext } from '../../action/context'
import { invalid } from '../../action/validate'
import { audit, type AuthCore } from '../auth-core'
import { passwordIssue } from '../password/policy'
import { createSession, handOver } from '../sessions/start-session'
import type { AuthStores } from '../stores'
import { contentForSession, type TokenContent } from '../tokens/token-content'
import { sendPasswordChanged } from './reset-password'
import { passwordSchema, signedInSchema } from './schemas'
import { invalidCredentials } from './sign-in'

/** For a session that is gone: the change is refused when it comes to it. */
const nowhere = { tenantId: null, factorVerifiedAt: null }

type Change = { userId: string; sessionId: string; from: string; to: string }

/** Signs out all other devices and gives this one a new session, so that no cookie from before the change is good. */
export function changePasswordAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'changePassword',
    name: 'auth.change_password',
    method: 'POST',
    path: '/api/auth/change-password',
    tag: 'Passwords',
    summary: 'Change the password',
    authentication: 'session',
    body: z.object({ currentPassword: passwordSchema, newPassword: passwordSchema }),
    answers: {
      200: {
        description: 'Changed; both cookies are new and other devices are signed out.',
        schema: signedInSchema,
      },
    },
    errors: ['INVALID_CREDENTIALS'],
    limits: [ownPasswordLimit],
    audit: 'auth.change_password',
    async handler({ currentPassword, newPassword }, context) {
      const { user, id } = sessionOf(context)
      const found = await core.stores.users.findByEmail(user.email)
      const isRight = await core.passwords.verify(found?.passwordHash ?? null, currentPassword)
      if (!found?.passwordHash || !isRight) throw invalidCredentials('currentPassword')
      const issue = await passwordIssue(core.config.passwordPolicy, newPassword, 'newPassword', found.user)
      if (issue) throw invalid([issue])
      const to = await core.passwords.hash(newPassword)
      const work = { userId: user.id, sessionId: id, from: found.passwordHash, to }
      const session = await core.stores.sessions.findSession(id)
      const content = await contentForSession(core, found.user, session ?? nowhere)
      const { started, revoked } = await core.transact((transaction) =>
        change(core, transaction, context, work, content),
      )
      core.revocations.add(revoked)
      return { status: 200, body: await handOver(core, context, started, content) }
    },
  })
}

/** Asked wherever a signed-in person gives their password again: a stolen session must not be able to guess it. */
export const ownPasswordLimit = {
  name: 'user',
  by: 'account, failures only',
  max: 5,
  windowMs: 15 * 60_000,
  key: (_: unknown, context: ActionContext) => sessionOf(context).user.id,
  counts: 'failures' as const,
}

async function change(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  work: Change,
  { tenant }: TokenContent,
) {
  const { userId, from, to } = work
  await transaction.users.lock(userId)
  // Two changes at once, or a reset in between: the later one finds another hash and is refused.
  if (!(await transaction.users.replacePasswordHash(userId, from, to)))
    throw invalidCredentials('currentPassword')
  await transaction.passwordResets.deleteByUserId(userId)
  const previous = await transaction.sessions.findSession(work.sessionId)
  const revoked = await transaction.sessions.revokeSessionsOf(userId, context.now)
  // The session that asks must still be live itself, or whoever was just thrown out would come back in.
  if (!previous || !revoked.includes(work.sessionId)) throw invalidCredentials('currentPassword')
  const admission = { userId, stillAllowed: () => true }
  const kept = { tenantId: tenant?.id, factorVerifiedAt: previous.factorVerifiedAt }
  const started = await createSession(core, transaction, context, admission, kept)
  const target = { type: 'user', id: userId }
  await audit(core, transaction, context, { action: 'auth.change_password', actorId: userId, target })
  await sendPasswordChanged(core, transaction, context, started.user)
  return { started, revoked }
}
