import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import { sessionOf } from '../../action/context'
import { AppError } from '../../errors'
import { graceMs } from '../../tenancy/grace'
import { audit, type AuthCore } from '../auth-core'
import { publicUser } from '../sessions/start-session'
import { contentForSession } from '../tokens/token-content'
import type { AuthUser } from '../types'
import { ownPasswordLimit } from './change-password'
import { nameSchema, passwordSchema, profileSchema } from './schemas'
import { invalidCredentials } from './sign-in'

export function getMeAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'getMe',
    name: 'auth.get_profile',
    method: 'GET',
    path: '/api/auth/me',
    tag: 'Profile',
    summary: 'Your profile',
    authentication: 'session',
    answers: { 200: { description: 'Read from the database.', schema: profileSchema } },
    errors: [],
    audit: null,
    async handler(_, context) {
      const user = await core.stores.users.findById(sessionOf(context).user.id)
      return { status: 200, body: profile(known(user)) }
    },
  })
}

export function updateProfileAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'updateProfile',
    name: 'auth.update_profile',
    method: 'PATCH',
    path: '/api/auth/me',
    tag: 'Profile',
    summary: 'Change your name',
    authentication: 'session',
    body: z.object({ name: nameSchema.min(1, 'Enter a name.') }),
    answers: {
      200: {
        description: 'The profile as it is now; the access cookie carries the new name.',
        schema: profileSchema,
      },
    },
    errors: [],
    audit: 'auth.update_profile',
    async handler({ name }, context) {
      const { user, id } = sessionOf(context)
      const current = known(await core.stores.users.findById(user.id))
      const session = await core.stores.sessions.findSession(id)
      const content = session && (await contentForSession(core, { ...current, name }, session))
      const changed = await core.transact(async (transaction) => {
        const before = known(await transaction.users.findById(user.id))
        const after = known(await transaction.users.updateUser(user.id, { name }))
        await audit(core, transaction, context, {
          action: 'auth.update_profile',
          actorId: user.id,
          target: { type: 'user', id: user.id },
          data: { before: { name: before.name }, after: { name: after.name } },
        })
        return after
      })
      const still = await core.stores.sessions.findSession(id)
      if (content && still?.revokedAt === null && !context.headers.has('authorization')) {
        // It ends when the old one would have: only a refresh token prolongs a session.
        const access = await core.accessTokens.issue(still, changed, content, still.rotatedAt)
        core.cookies.set(context.cookies, { access: access.token })
      }
      return { status: 200, body: profile(changed) }
    },
  })
}

export function deleteMeAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'deleteMe',
    name: 'auth.delete_account',
    method: 'DELETE',
    path: '/api/auth/me',
    tag: 'Profile',
    summary: 'Delete your account',
    description: 'At once and for good: the profile, its sessions and its links.',
    authentication: 'session',
    body: z.object({ password: passwordSchema }),
    answers: { 204: { description: 'Gone; both cookies are cleared.' } },
    errors: ['INVALID_CREDENTIALS', 'LAST_OWNER'],
    limits: [{ ...ownPasswordLimit, forgives: ['LAST_OWNER'] }],
    audit: 'auth.delete_account',
    async handler({ password }, context) {
      const { user } = sessionOf(context)
      const found = await core.stores.users.findByEmail(user.email)
      const isRight = await core.passwords.verify(found?.passwordHash ?? null, password)
      if (!found || !isRight) throw invalidCredentials('password')
      const revoked = await core.transact(async (transaction) => {
        const current = await transaction.users.lock(user.id)
        if (current?.passwordHash !== found.passwordHash) throw invalidCredentials('password')
        const closing = { at: context.now, purgeAt: context.now + graceMs }
        if ((await transaction.memberships?.leaveAll(user.id, closing)) === false) throw lastOwner()
        const ids = await transaction.sessions.revokeSessionsOf(user.id, context.now)
        await transaction.users.deleteUser(user.id)
        const target = { type: 'user', id: user.id }
        await audit(core, transaction, context, { action: 'auth.delete_account', actorId: user.id, target })
        return ids
      })
      core.revocations.add(revoked)
      core.cookies.clear(context.cookies)
      return { status: 204 }
    },
  })
}

function lastOwner(): AppError {
  const words = 'Hand over your organizations first: you are the only owner of one with others in it.'
  return new AppError('LAST_OWNER', words)
}

function profile(user: AuthUser) {
  return { ...publicUser(user), createdAt: new Date(user.createdAt).toISOString() }
}

/** A token can outlive its person by a minute. */
function known(user: AuthUser | null): AuthUser {
  if (!user) throw new AppError('UNAUTHENTICATED', 'This account no longer exists.')
  return user
}
