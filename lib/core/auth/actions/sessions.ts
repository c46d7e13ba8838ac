import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import { sessionOf } from '../../action/context'
import { AppError } from '../../errors'
import { audit, type AuthCore } from '../auth-core'
import { idParams } from './ids'
import { currentSessionSchema, sessionSchema } from './schemas'

export function getSessionAction(): AnyAction {
  return defineAction({
    key: 'getSession',
    name: 'auth.get_session',
    method: 'GET',
    path: '/api/auth/session',
    tag: 'Sessions',
    summary: 'Who is signed in',
    description: 'Read from the access token: no database is asked.',
    authentication: 'session',
    answers: { 200: { description: 'The person and the session.', schema: currentSessionSchema } },
    errors: [],
    audit: null,
    handler: (_, context) => {
      const { user, id, expiresAt, tenantId, fva } = sessionOf(context)
      return Promise.resolve({ status: 200, body: { user, session: { id, expiresAt, tenantId, fva } } })
    },
  })
}

export function getSessionsAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'getSessions',
    name: 'auth.list_sessions',
    method: 'GET',
    path: '/api/auth/sessions',
    tag: 'Sessions',
    summary: 'The devices you are signed in on',
    authentication: 'session',
    answers: {
      200: {
        description: 'Live sessions, the last active first.',
        schema: z.object({ sessions: z.array(sessionSchema) }),
      },
    },
    errors: [],
    audit: null,
    async handler(_, context) {
      const current = sessionOf(context)
      const sessions = await core.stores.sessions.listActiveSessions(current.user.id, context.now)
      const iso = (time: number) => new Date(time).toISOString()
      const items = sessions.map(({ id, deviceName, ipAddress, createdAt, lastActiveAt, expiresAt }) => ({
        id,
        deviceName,
        ipAddress,
        isCurrent: id === current.id,
        createdAt: iso(createdAt),
        lastActiveAt: iso(lastActiveAt),
        expiresAt: iso(expiresAt),
      }))
      return { status: 200, body: { sessions: items } }
    },
  })
}

export function deleteSessionAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'deleteSession',
    name: 'auth.revoke_session',
    method: 'DELETE',
    path: '/api/auth/sessions/:id',
    tag: 'Sessions',
    summary: 'Sign out one device',
    authentication: 'session',
    params: idParams,
    answers: { 204: { description: 'That device is signed out, on every instance within a second.' } },
    errors: ['SESSION_NOT_FOUND'],
    audit: 'auth.revoke_session',
    async handler({ id }, context) {
      const current = sessionOf(context)
      await core.transact(async (transaction) => {
        // Asked for by id and person together: another person's session is simply not found.
        const done = await transaction.sessions.revokeSessionOf(current.user.id, id, context.now)
        if (!done) throw new AppError('SESSION_NOT_FOUND', 'There is no such session.')
        const target = { type: 'session', id }
        await audit(core, transaction, context, {
          action: 'auth.revoke_session',
          actorId: current.user.id,
          target,
        })
      })
      core.revocations.add([id])
      if (id === current.id) core.cookies.clear(context.cookies)
      return { status: 204 }
    },
  })
}

export function deleteSessionsAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'deleteSessions',
    name: 'auth.revoke_other_sessions',
    method: 'DELETE',
    path: '/api/auth/sessions',
    tag: 'Sessions',
    summary: 'Sign out all other devices',
    authentication: 'session',
    answers: { 200: { description: 'How many were signed out.', schema: z.object({ revoked: z.int() }) } },
    errors: [],
    audit: 'auth.revoke_other_sessions',
    async handler(_, context) {
      const { id, user } = sessionOf(context)
      const revoked = await core.transact(async (transaction) => {
        await transaction.users.lock(user.id)
        const ids = await transaction.sessions.revokeSessionsOf(user.id, context.now, id)
        await audit(core, transaction, context, {
          action: 'auth.revoke_other_sessions',
          actorId: user.id,
          target: { type: 'user', id: user.id },
          data: { revoked: ids.length },
        })
        return ids
      })
      core.revocations.add(revoked)
      return { status: 200, body: { revoked: revoked.length } }
    },
  })
}
