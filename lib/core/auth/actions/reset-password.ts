import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import type { ActionContext } from '../../action/context'
import { invalid } from '../../action/validate'
import { AppError } from '../../errors'
import { audit, type AuthCore } from '../auth-core'
import { passwordIssue } from '../password/policy'
import type { AuthStores } from '../stores'
import { createMailedToken, hashMailedToken } from '../tokens/mailed-token'
import type { AuthUser } from '../types'
import { emailSchema, passwordSchema, tokenSchema } from './schemas'

export function requestPasswordResetAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'requestPasswordReset',
    name: 'auth.forgot_password',
    method: 'POST',
    path: '/api/auth/forgot-password',
    tag: 'Passwords',
    summary: 'Send a link to choose a new password',
    description: 'The answer is the same for every address, also past its limit of 3 an hour.',
    authentication: 'none',
    body: z.object({ email: emailSchema }),
    answers: {
      200: {
        description: 'If the address has an account, a mail is on its way.',
        schema: z.object({ status: z.literal('sent') }),
      },
    },
    errors: [],
    limits: [
      { name: 'address', by: 'address', max: 3, windowMs: 3_600_000, key: ({ email }) => email, quiet: true },
    ],
    audit: 'auth.forgot_password',
    async handler({ email }, context) {
      if (!context.limited) await core.transact((transaction) => sendReset(core, transaction, context, email))
      return { status: 200, body: { status: 'sent' } }
    },
  })
}

export function resetPasswordAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'resetPassword',
    name: 'auth.reset_password',
    method: 'POST',
    path: '/api/auth/reset-password',
    tag: 'Passwords',
    summary: 'Choose a new password with the token of a mailed link',
    description: 'Signs out every device; other links of this address die.',
    authentication: 'none',
    body: z.object({ token: tokenSchema, password: passwordSchema }),
    answers: {
      200: {
        description: 'Done. Sign in with the new password.',
        schema: z.object({ status: z.literal('password_reset') }),
      },
    },
    errors: ['TOKEN_INVALID', 'TOKEN_EXPIRED'],
    audit: 'auth.reset_password',
    async handler({ token, password }, context) {
      const tokenHash = hashMailedToken(token)
      await refuseEarly(core, context.now, tokenHash, password)
      const passwordHash = await core.passwords.hash(password)
      const revoked = await core.transact((transaction) =>
        reset(core, transaction, context, tokenHash, passwordHash),
      )
      core.revocations.add(revoked)
      core.cookies.clear(context.cookies)
      return { status: 200, body: { status: 'password_reset' } }
    },
  })
}

/** A dead link is told before a weak password and costs no hash; a weak password does not use up the link. */
async function refuseEarly(core: AuthCore, now: number, tokenHash: string, password: string): Promise<void> {
  const reset = await core.stores.passwordResets.findByTokenHash(tokenHash)
  if (!reset || reset.expiresAt <= now) throw await deadLink(core.stores, tokenHash)
  const user = await core.stores.users.findById(reset.userId)
  const issue = await passwordIssue(core.config.passwordPolicy, password, 'password', user ?? {})
  if (issue) throw invalid([issue])
}

/** An unknown address costs the same statements: a decoy link, a mail that is rendered and dropped, an audit line. */
async function sendReset(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  email: string,
): Promise<void> {
  const found = await transaction.users.findByEmail(email)
  const user: AuthUser | null = found && !found.user.disabled ? found.user : null
  const link = createMailedToken(core.random)
  await transaction.passwordResets.createReset({
    id: core.newId(),
    userId: user?.id ?? core.newId(),
    tokenHash: link.tokenHash,
    createdAt: context.now,
    expiresAt: context.now + core.config.reset.ttlMs,
  })
  const target = { type: 'user', id: user?.id ?? core.newId() }
  await audit(core, transaction, context, { action: 'auth.forgot_password', actorId: null, target })
  if (user) return core.onSendReset(user, link.token, transaction)
  const mail = {
    to: email,
    name: '',
    link: core.links.resetPassword(link.token),
    expiresInMs: core.config.reset.ttlMs,
  }
  await transaction.outbox.send({ kind: 'reset-password', ...mail }, { deliver: false })
}

async function reset(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  tokenHash: string,
  passwordHash: string,
): Promise<string[]> {
  // The person is locked before the link is taken: two links opened at once would else wait for one another.
  const link = await transaction.passwordResets.findByTokenHash(tokenHash)
  const current = link ? await transaction.users.lock(link.userId) : null
  const claimed = current && (await transaction.passwordResets.claim(tokenHash, context.now))
  if (!claimed || current.user.disabled) throw await deadLink(transaction, tokenHash)
  const { user } = current
  await transaction.users.setPassword(user.id, passwordHash)
  // Whoever opened this link reads the mailbox, which is all that verification asks.
  if (!user.emailVerified) await transaction.users.markEmailVerified(user.id, { at: context.now })
  await transaction.passwordResets.deleteByUserId(user.id)
  await transaction.emailVerifications.deleteByUserId(user.id)
  const revoked = core.config.reset.revokeSessions
    ? await transaction.sessions.revokeSessionsOf(user.id, context.now)
    : []
  const target = { type: 'user', id: user.id }
  await audit(core, transaction, context, {
    action: 'auth.reset_password',
    actorId: user.id,
    target,
    data: { sessions: revoked.length },
  })
  await sendPasswordChanged(core, transaction, context, user)
  return revoked
}

export function sendPasswordChanged(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  user: AuthUser,
) {
  const { email, name } = user
  return transaction.outbox.send({
    kind: 'password-changed',
    to: email,
    name,
    at: context.now,
    link: core.links.forgotPassword,
  })
}

/** Used and replaced links are gone; an expired one is still there to be told apart. */
async function deadLink(transaction: AuthStores, tokenHash: string): Promise<AppError> {
  const expired = await transaction.passwordResets.findByTokenHash(tokenHash)
  return expired
    ? new AppError('TOKEN_EXPIRED', 'This link has expired. Get a new one.')
    : new AppError('TOKEN_INVALID', 'This link was used already, or a newer one took its place.')
}
