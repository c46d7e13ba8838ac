import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import type { ActionContext } from '../../action/context'
import type { AuthCore } from '../auth-core'
import type { AuthStores } from '../stores'
import { createMailedToken, hashMailedToken } from '../tokens/mailed-token'
import type { AuthUser, StoredEmailVerification } from '../types'
import { emailSchema } from './schemas'

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

/** An expired link still says which password was meant: without it the first to name this address would set it. */
const ofAnyAge = 0

type Waiting = {
  user: AuthUser
  isWaiting: boolean
  signUp: StoredEmailVerification | null
  isAmbiguous: boolean
}

/**
 * The new link belongs to the sign-up of this browser, else to the only one there is. When strangers named the address
 * too, nobody can tell whose password a link should bring: its owner is sent one to choose a password instead. Every
 * address costs the same statements.
 */
async function resend(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  email: string,
): Promise<void> {
  const waiting = await findWaiting(core, transaction, context, email)
  const { user, isWaiting, isAmbiguous } = waiting
  const link = await createVerification(core, transaction, context, waiting)
  const choice = core.config.reset.enabled ? await createReset(core, transaction, context, waiting) : null
  if (isWaiting && isAmbiguous && choice) return core.onSendReset(user, choice, transaction)
  if (isWaiting) return core.onSendVerification(user, link, transaction)
  const expiresInMs = core.config.verification.ttlMs
  const mail = { to: email, name: user.name, link: core.links.verifyEmail(link), expiresInMs }
  await transaction.outbox.send({ kind: 'verify-email', ...mail }, { deliver: false })
}

async function findWaiting(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  email: string,
): Promise<Waiting> {
  const found = await transaction.users.findByEmail(email)
  const nobody = { id: core.newId(), email, name: '', emailVerified: false, disabled: true, createdAt: 0 }
  // Locked: a link being opened right now must not leave this one alive behind it.
  const user = (await transaction.users.lock(found?.user.id ?? nobody.id))?.user ?? nobody
  const { findLatest, countPasswords } = transaction.emailVerifications
  const browser = core.cookies.readSignUp(context.cookies)
  const own = browser ? await findLatest(user.id, ofAnyAge, hashMailedToken(browser)) : null
  const latest = await findLatest(user.id, ofAnyAge)
  const isAmbiguous = (await countPasswords(user.id)) > 1 && own === null
  return { user, isWaiting: !user.emailVerified && !user.disabled, signUp: own ?? latest, isAmbiguous }
}

async function createVerification(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  { user, isWaiting, signUp, isAmbiguous }: Waiting,
): Promise<string> {
  const { token, tokenHash } = createMailedToken(core.random)
  await transaction.emailVerifications.createVerification({
    id: core.newId(),
    userId: isWaiting && !(isAmbiguous && core.config.reset.enabled) ? user.id : core.newId(),
    tokenHash,
    passwordHash: signUp?.passwordHash ?? null,
    name: signUp?.name ?? null,
    browserHash: signUp?.browserHash ?? null,
    createdAt: context.now,
    expiresAt: context.now + core.config.verification.ttlMs,
  })
  return token
}

async function createReset(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  { user, isWaiting, isAmbiguous }: Waiting,
): Promise<string> {
  const { token, tokenHash } = createMailedToken(core.random)
  await transaction.passwordResets.createReset({
    id: core.newId(),
    userId: isWaiting && isAmbiguous ? user.id : core.newId(),
    tokenHash,
    createdAt: context.now,
    expiresAt: context.now + core.config.reset.ttlMs,
  })
  return token
}
