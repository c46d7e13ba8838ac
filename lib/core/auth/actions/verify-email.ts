import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import type { ActionContext } from '../../action/context'
import { AppError } from '../../errors'
import { audit, type AuthCore } from '../auth-core'
import { handOver, publicUser, signIn } from '../sessions/start-session'
import type { AuthStores } from '../stores'
import { hashMailedToken } from '../tokens/mailed-token'
import { contentForSignIn, type TokenContent } from '../tokens/token-content'
import type { StoredEmailVerification } from '../types'
import { tokenSchema, userSchema } from './schemas'

export function verifyEmailAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'verifyEmail',
    name: 'auth.verify_email',
    method: 'POST',
    path: '/api/auth/verify-email',
    tag: 'Sign-up',
    summary: 'Verify an address with the token of a mailed link',
    description:
      'Signs in when it comes from the browser that signed up. Of several sign-ups the opened link wins.',
    authentication: 'none',
    body: z.object({ token: tokenSchema }),
    answers: {
      200: {
        description: 'Verified. With `expiresAt` when it signed in as well.',
        schema: z.object({ user: userSchema, expiresAt: z.iso.datetime().optional() }),
      },
    },
    errors: ['TOKEN_INVALID', 'TOKEN_EXPIRED'],
    audit: 'auth.verify_email',
    async handler({ token }, context) {
      const tokenHash = hashMailedToken(token)
      const content = await contentForWaiting(core, tokenHash)
      const { user, revoked, started } = await core.transact(async (transaction) => {
        const verified = await verify(core, transaction, context, tokenHash)
        if (!cameFromTheSameBrowser(core, context, verified.claimed)) return { ...verified, started: null }
        // In the same transaction: a link must not be spent by a sign-in that then fails.
        const admission = { userId: verified.user.id, stillAllowed: () => true }
        return { ...verified, started: await signIn(core, transaction, context, admission, content) }
      })
      core.revocations.add(revoked)
      if (!started) return { status: 200, body: { user: publicUser(user) } }
      core.cookies.clearSignUp(context.cookies)
      return { status: 200, body: await handOver(core, context, started, content) }
    },
  })
}

/** For the person as they will be. For a link to nobody there is none, and nobody who would get it. */
async function contentForWaiting(core: AuthCore, tokenHash: string): Promise<TokenContent> {
  const link = await core.stores.emailVerifications.findByTokenHash(tokenHash)
  const user = link ? await core.stores.users.findById(link.userId) : null
  if (!link || !user) return { claims: {}, tenant: null }
  return contentForSignIn(core, { ...user, emailVerified: true, name: link.name || user.name })
}

async function verify(core: AuthCore, transaction: AuthStores, context: ActionContext, tokenHash: string) {
  // The person is locked before the link is taken: two links opened at once would else wait for one another.
  const link = await transaction.emailVerifications.findByTokenHash(tokenHash)
  const current = link ? await transaction.users.lock(link.userId) : null
  const claimed = current && (await transaction.emailVerifications.claim(tokenHash, context.now))
  // Only an address that still waits can be verified: a link that outlived the moment must not set a password.
  const isWaiting = current && !current.user.disabled && !current.user.emailVerified
  if (!claimed || !isWaiting) throw await deadLink(transaction, tokenHash)
  const change = { passwordHash: claimed.passwordHash ?? undefined, name: claimed.name || undefined }
  const user = await transaction.users.markEmailVerified(current.user.id, { at: context.now, ...change })
  if (!user) throw await deadLink(transaction, tokenHash)
  // The password of the opened link replaces any other's, and whoever came in by another goes.
  const isOtherPassword = claimed.passwordHash !== null && claimed.passwordHash !== current.passwordHash
  const revoked = isOtherPassword ? await transaction.sessions.revokeSessionsOf(user.id, context.now) : []
  await transaction.emailVerifications.deleteByUserId(user.id)
  await transaction.passwordResets.deleteByUserId(user.id)
  const target = { type: 'user', id: user.id }
  await audit(core, transaction, context, { action: 'auth.verify_email', actorId: user.id, target })
  return { user, claimed, revoked }
}

/** Used and replaced links are gone; an expired one is still there to be told apart. */
async function deadLink(transaction: AuthStores, tokenHash: string): Promise<AppError> {
  const expired = await transaction.emailVerifications.findByTokenHash(tokenHash)
  return expired
    ? new AppError('TOKEN_EXPIRED', 'This link has expired. Get a new one.')
    : new AppError('TOKEN_INVALID', 'This link was used already, or a newer one took its place.')
}

function cameFromTheSameBrowser(
  core: AuthCore,
  context: ActionContext,
  claimed: StoredEmailVerification,
): boolean {
  const token = core.cookies.readSignUp(context.cookies)
  return token !== null && claimed.browserHash === hashMailedToken(token)
}
