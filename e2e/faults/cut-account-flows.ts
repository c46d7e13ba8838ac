import { person } from '../harness/successful-calls'
import { goodPassword, type TestAuth } from '../harness/test-auth'
import type { CutFlow } from './cut-flow'

const newPassword = 'another lamp under the hill'

const signInWith = (password: string) => (world: TestAuth) =>
  world.browser().post('/api/auth/signin', { email: person, password })

/**
 * Of accounts and their sessions, by action. Where the first request was done and its answer lost, a spent
 * link or a session that has ended is what the second one finds: the person signs in, with the new password where there
 * is one. Of a sign-in a second session stays behind, in the list of devices.
 */
export const accountCutFlows: Record<string, CutFlow> = {
  signUp: { words: 'a sign-up', again: { status: 202 } },
  verifyEmail: {
    words: 'the opening of a verification link',
    again: { status: 400, code: 'TOKEN_INVALID' },
    next: { words: 'signs in', status: 200, run: signInWith(goodPassword) },
  },
  resendVerification: { words: 'a request for another link', again: { status: 204 } },
  signIn: { words: 'a sign-in', again: { status: 200 } },
  signOut: { words: 'a sign-out', again: { status: 204 } },
  refresh: { words: 'a refresh', again: { status: 200 } },
  deleteSession: {
    words: 'the sign-out of another device',
    again: { status: 404, code: 'SESSION_NOT_FOUND' },
  },
  deleteSessions: { words: 'the sign-out of all other devices', again: { status: 200 } },
  requestPasswordReset: { words: 'a request to reset the password', again: { status: 200 } },
  resetPassword: {
    words: 'a reset of the password',
    again: { status: 400, code: 'TOKEN_INVALID' },
    next: { words: 'signs in with the new password', status: 200, run: signInWith(newPassword) },
  },
  changePassword: {
    words: 'a change of the password',
    again: { status: 401, code: 'UNAUTHENTICATED' },
    next: { words: 'signs in with the new password', status: 200, run: signInWith(newPassword) },
  },
  updateProfile: { words: 'a change of the name', again: { status: 200 } },
  deleteMe: {
    words: 'the deletion of an account',
    again: { status: 401, code: 'UNAUTHENTICATED' },
    next: {
      words: 'signs up again',
      status: 202,
      run: (world) => world.browser().post('/api/auth/signup', { email: person, password: goodPassword }),
    },
  },
}
