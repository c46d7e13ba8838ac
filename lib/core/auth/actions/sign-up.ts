import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import type { ActionContext } from '../../action/context'
import { invalid } from '../../action/validate'
import { AppError } from '../../errors'
import { audit, type AuthCore } from '../auth-core'
import { passwordIssue } from '../password/policy'
import { endPresentedSession } from '../sessions/replace-session'
import { createSession, handOver } from '../sessions/start-session'
import type { AuthStores } from '../stores'
import { createMailedToken, hashMailedToken } from '../tokens/mailed-token'
import { contentForSignIn } from '../tokens/token-content'
import type { AuthUser } from '../types'
import { emailSchema, nameSchema, newPasswordSchema, signedInSchema } from './schemas'

type Input = { email: string; password: string; name?: string }
type Registration = { user: AuthUser; passwordHash: string; browserToken: string }

/** Creates an account. When addresses must be verified, its answer is the same for a new, a pending and a taken one. */
export function signUpAction(core: AuthCore): AnyAction {
  const { signUpLimit, verification } = core.config
  return defineAction({
    key: 'signUp',
    name: 'auth.sign_up',
    method: 'POST',
    path: '/api/auth/signup',
    tag: 'Sign-up',
    summary: 'Create an account',
    description: verification.required
      ? 'Sends a verification link. A taken address gets the same answer, and its owner a mail instead.'
      : 'Creates the account and signs in.',
    authentication: 'none',
    body: z.object({
      email: emailSchema,
      password: newPasswordSchema(core.config.passwordPolicy),
      name: nameSchema.optional(),
    }),
    answers: verification.required
      ? {
          202: {
            description: 'A mail is on its way.',
            schema: z.object({ status: z.literal('verification_required') }),
          },
        }
      : { 201: { description: 'Signed up and signed in; both cookies are set.', schema: signedInSchema } },
    errors: verification.required ? [] : ['EMAIL_TAKEN'],
    limits: [
      {
        name: 'address',
        by: 'address',
        max: signUpLimit.max,
        windowMs: signUpLimit.windowMs,
        key: ({ email }) => email,
      },
      { name: 'client', by: 'client', max: 20, windowMs: 3_600_000, key: (_, context) => context.client.key },
    ],
    audit: 'auth.sign_up',
    async handler(input, context) {
      const registration = await register(core, input, context)
      return verification.required
        ? pendingSignUp(core, context, registration)
        : immediateSignUp(core, context, registration)
    },
  })
}

async function register(core: AuthCore, input: Input, context: ActionContext): Promise<Registration> {
  const { email, password, name = '' } = input
  const issue = await passwordIssue(core.config.passwordPolicy, password, 'password', { email, name })
  if (issue) throw invalid([issue])
  await core.hooks.beforeSignUp?.({ email, name })
  const user = {
    id: core.newId(),
    email,
    name,
    emailVerified: false,
    disabled: false,
    createdAt: context.now,
  }
  const passwordHash = await core.passwords.hash(password)
  return { user, passwordHash, browserToken: createMailedToken(core.random).token }
}

/**
 * Every branch makes the same statements, so the answer takes as long for a taken address as for a new one: a taken one
 * gets a decoy link that is sent to nobody, and a mail that says someone tried.
 */
async function pendingSignUp(core: AuthCore, context: ActionContext, registration: Registration) {
  const { user, passwordHash, browserToken } = registration
  const link = createMailedToken(core.random)
  await core.transact(async (transaction) => {
    // Locked: a link being opened right now must not leave this one alive behind it.
    const { user: owner, isNew } = await transaction.users.createOrLock(user, passwordHash)
    const isTaken = owner.emailVerified || owner.disabled
    await transaction.emailVerifications.createVerification({
      id: core.newId(),
      userId: isTaken ? core.newId() : owner.id,
      tokenHash: link.tokenHash,
      passwordHash,
      name: user.name,
      browserHash: hashMailedToken(browserToken),
      createdAt: context.now,
      expiresAt: context.now + core.config.verification.ttlMs,
    })
    await sendMail(core, transaction, owner, isTaken ? null : link.token)
    await recordSignUp(core, transaction, context, owner.id, isNew)
    if (isNew) await core.hooks.afterSignUp?.(user, transaction)
  })
  core.cookies.setSignUp(context.cookies, browserToken, core.config.verification.ttlMs)
  return { status: 202, body: { status: 'verification_required' } }
}

async function immediateSignUp(core: AuthCore, context: ActionContext, { user, passwordHash }: Registration) {
  const link = createMailedToken(core.random)
  const content = await contentForSignIn(core, user)
  const started = await core.transact(async (transaction) => {
    if (!(await transaction.users.createUser(user, passwordHash))) {
      throw new AppError('EMAIL_TAKEN', 'An account with this address exists already.', { field: 'email' })
    }
    if (core.config.verification.enabled) {
      await transaction.emailVerifications.createVerification({
        id: core.newId(),
        userId: user.id,
        tokenHash: link.tokenHash,
        passwordHash: null,
        name: null,
        browserHash: null,
        createdAt: context.now,
        expiresAt: context.now + core.config.verification.ttlMs,
      })
      await sendMail(core, transaction, user, link.token)
    }
    await recordSignUp(core, transaction, context, user.id, true)
    await core.hooks.afterSignUp?.(user, transaction)
    const admission = { userId: user.id, stillAllowed: () => true }
    const kept = { tenantId: content.tenant?.id }
    const created = await createSession(core, transaction, context, admission, kept)
    const ended = await endPresentedSession(core, transaction, context)
    return { ...created, evicted: [...created.evicted, ...ended] }
  })
  return { status: 201, body: await handOver(core, context, started, content) }
}

function sendMail(
  core: AuthCore,
  transaction: AuthStores,
  owner: AuthUser,
  token: string | null,
): Promise<void> {
  if (token) return core.onSendVerification(owner, token, transaction)
  const { signIn, forgotPassword } = core.links
  return transaction.outbox.send(
    {
      kind: 'sign-up-attempt',
      to: owner.email,
      name: owner.name,
      signInLink: signIn,
      resetLink: forgotPassword,
    },
    { deliver: !owner.disabled },
  )
}

function recordSignUp(
  core: AuthCore,
  transaction: AuthStores,
  context: ActionContext,
  userId: string,
  isNew: boolean,
) {
  const target = { type: 'user', id: userId }
  return audit(core, transaction, context, {
    action: 'auth.sign_up',
    actorId: null,
    target,
    data: { new: isNew },
  })
}
