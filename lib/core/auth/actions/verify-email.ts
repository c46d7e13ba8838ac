import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import type { ActionContext } from '../../action/context'
import { AppError } from '../../errors'
import { audit, type AuthCore } from '../auth-core'
import { endPresentedSession } from '../sessions/replace-session'
import { handOver, publicUser, signIn } from '../sessions/start-session'
import type { AuthStores } from '../stores'
import { createMailedToken, hashMailedToken } from '../tokens/mailed-token'
import type { AuthUser, StoredEmailVerification } from '../types'
import { emailSchema, tokenSchema, userSchema } from './schemas'

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
      const verified = await core.transact((transaction) => verify(core, transaction, context, tokenHash))
      core.revocations.add(verified.revoked)
      if (!cameFromTheSameBrowser(core, context, verified.claimed)) {
        return { status: 200, body: { user: publicUser(verified.user) } }
      }
      await endPresentedSession(core, context)
      const admission = {
        userId: verified.user.id,
        stillAllowed: (current: { user: AuthUser }) => current.user.emailVerified,
      }
      const started = await core.transact((transaction) => signIn(core, transaction, context, admission))
      core.cookies.clearSignUp(context.cookies)
      return { status: 200, body: await handOver(core, context, started) }
    },
  })
}

export function resendVerificationAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'resendVerification',
    name: 'auth.resend_verification',
    method: 'POST',
    path: '/api/auth/resend-verification',
    tag: 'Sign-up',
    summary: 'Send the verification link again',
    description: 'The answer is the same for every address, also past its limit of 3 an hour.',
    authentication: 'none',
    body: z.object({ email: emailSchema }),
    answers: { 204: { description: 'If the address waits for verification, a mail is on its way.' } },
    errors: [],
    limits: [
      { name: 'address', by: 'address', max: 3, windowMs: 3_600_000, key: ({ email }) => email, quiet: true },
    ],
    audit: null,
    async handler({ email }, context) {
      if (!context.limited) await core.transact((transaction) => resend(core, transaction, context, email))
      return { status: 204 }
    },
  })
}

async function verify(core: AuthCore, transaction: AuthStores, context: ActionContext, tokenHash: string) {
  const claimed = await transaction.emailVerifications.claim(tokenHash, context.now)
  const current = claimed?.userId ? await transaction.users.lock(claimed.userId) : null
  if (!claimed || !current || current.user.disabled) throw await deadLink(transaction, tokenHash)
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

/** An expired link still says which password was meant: without it the first to name this address would set it. */
const ofAnyAge = 0

/** The new link belongs to the sign-up of this browser, else to the latest. An address without one costs the same. */
async function resend(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  email: string,
): Promise<void> {
  const found = await transaction.users.findByEmail(email)
  const isWaiting = found !== null && !found.user.emailVerified && !found.user.disabled
  const user = found?.user ?? {
    id: core.newId(),
    email,
    name: '',
    emailVerified: false,
    disabled: true,
    createdAt: 0,
  }
  const browser = core.cookies.readSignUp(context.cookies)
  const own = browser
    ? await transaction.emailVerifications.findLatest(user.id, ofAnyAge, hashMailedToken(browser))
    : null
  const signUp = own ?? (await transaction.emailVerifications.findLatest(user.id, ofAnyAge))
  const link = createMailedToken(core.random)
  await transaction.emailVerifications.createVerification({
    id: core.newId(),
    userId: isWaiting ? user.id : null,
    tokenHash: link.tokenHash,
    passwordHash: signUp?.passwordHash ?? null,
    name: signUp?.name ?? null,
    browserHash: signUp?.browserHash ?? null,
    createdAt: context.now,
    expiresAt: context.now + core.config.verification.ttlMs,
  })
  if (isWaiting) return core.onSendVerification(user, link.token, transaction)
  await transaction.outbox.send(
    {
      kind: 'verify-email',
      to: email,
      name: user.name,
      link: core.links.verifyEmail(link.token),
      expiresInMs: core.config.verification.ttlMs,
    },
    { deliver: false },
  )
}
