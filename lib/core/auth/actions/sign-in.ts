import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import { AppError } from '../../errors'
import type { AuthCore } from '../auth-core'
import { handOver, signIn } from '../sessions/start-session'
import { contentForSignIn } from '../tokens/token-content'
import type { UserCredentials } from '../types'
import { emailSchema, passwordSchema, signedInSchema } from './schemas'

const quarterHour = 15 * 60_000

/** Unknown, wrong, password-less and disabled are one answer, after one hash each. */
export function signInAction(core: AuthCore): AnyAction {
  const { signInLimit } = core.config
  return defineAction({
    key: 'signIn',
    name: 'auth.sign_in',
    method: 'POST',
    path: '/api/auth/signin',
    tag: 'Sign-in',
    summary: 'Sign in with an email address and a password',
    authentication: 'none',
    body: z.object({ email: emailSchema, password: passwordSchema }),
    answers: { 200: { description: 'Signed in; both cookies are set.', schema: signedInSchema } },
    errors: ['INVALID_CREDENTIALS', 'EMAIL_NOT_VERIFIED'],
    limits: [
      {
        name: 'address-client',
        by: 'address and client, failures only',
        max: signInLimit.max,
        windowMs: signInLimit.windowMs,
        key: ({ email }, context) => `${email} ${context.client.key ?? ''}`,
        counts: 'failures',
        clearOnSuccess: true,
      },
      {
        name: 'client',
        by: 'client, failures only',
        max: 50,
        windowMs: quarterHour,
        key: (_, context) => context.client.key,
        counts: 'failures',
      },
      {
        // A client that signed in before is let past: a stranger's tries slow strangers, not the owner.
        name: 'address',
        by: 'address over all clients, failures only',
        max: 100,
        windowMs: 3_600_000,
        key: ({ email }) => email,
        counts: 'failures',
        exempt: ({ email }, context) => isKnownClient(core, email, context.client.key),
      },
    ],
    audit: 'auth.sign_in',
    async handler({ email, password }, context) {
      await core.hooks.beforeSignIn?.({ email })
      const found = await core.stores.users.findByEmail(email)
      const isRight = await core.passwords.verify(found?.passwordHash ?? null, password)
      if (!found || !isRight || found.user.disabled) throw invalidCredentials()
      if (core.config.verification.required && !found.user.emailVerified) {
        throw new AppError('EMAIL_NOT_VERIFIED', 'Open the link in the mail we sent you first.')
      }
      const passwordHash = await currentHash(core, found, password)
      const admission = {
        userId: found.user.id,
        stillAllowed: (current: UserCredentials) => current.passwordHash === passwordHash,
      }
      const content = await contentForSignIn(core, found.user)
      const started = await core.transact((transaction) =>
        signIn(core, transaction, context, admission, content),
      )
      return { status: 200, body: await handOver(core, context, started, content) }
    },
  })
}

/** Imported and outdated hashes are replaced while the password is at hand. Returns the hash that now stands. */
async function currentHash(
  core: AuthCore,
  { user, passwordHash }: UserCredentials,
  password: string,
): Promise<string | null> {
  if (!passwordHash || !core.passwords.needsRehash(passwordHash)) return passwordHash
  const fresh = await core.passwords.hash(password)
  if (await core.stores.users.replacePasswordHash(user.id, passwordHash, fresh)) return fresh
  // A sign-in at the same moment was first: its hash is good if it is one of this password.
  const now = await core.stores.users.findByEmail(user.email)
  return now && (await core.passwords.verify(now.passwordHash, password)) ? now.passwordHash : passwordHash
}

async function isKnownClient(core: AuthCore, email: string, clientKey: string | null): Promise<boolean> {
  if (!clientKey) return false
  const found = await core.stores.users.findByEmail(email)
  return found !== null && core.stores.sessions.hasSessionFrom(found.user.id, clientKey)
}

export function invalidCredentials(field?: string): AppError {
  const words = field ? 'The password is not right.' : 'The email address or the password is not right.'
  return new AppError('INVALID_CREDENTIALS', words, field ? { field } : {})
}
