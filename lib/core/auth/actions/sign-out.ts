import { defineAction, type AnyAction } from '../../action/action'
import { audit, type AuthCore } from '../auth-core'
import { presentedSession } from '../sessions/replace-session'

/** Works however the session stands: with an expired access token, or with none left at all. */
export function signOutAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'signOut',
    name: 'auth.sign_out',
    method: 'POST',
    path: '/api/auth/signout',
    tag: 'Sessions',
    summary: 'Sign out',
    authentication: 'optional',
    answers: { 204: { description: 'The session is revoked and both cookies are cleared.' } },
    errors: [],
    audit: 'auth.sign_out',
    async handler(_, context) {
      const byCookie = context.headers.has('authorization')
        ? null
        : await presentedSession(core, core.stores, context)
      const ending = [
        ...(context.session ? [{ id: context.session.id, userId: context.session.user.id }] : []),
        ...(byCookie && byCookie.id !== context.session?.id ? [byCookie] : []),
      ]
      if (ending.length) {
        await core.transact(async (transaction) => {
          for (const { id, userId } of ending) {
            if (!(await transaction.sessions.revokeSession(id, context.now))) continue
            await audit(core, transaction, context, {
              action: 'auth.sign_out',
              actorId: userId,
              target: { type: 'session', id },
            })
          }
        })
        core.revocations.add(ending.map(({ id }) => id))
      }
      core.cookies.clear(context.cookies)
      return { status: 204 }
    },
  })
}
