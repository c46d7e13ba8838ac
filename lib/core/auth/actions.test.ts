import { expect, it } from 'vitest'
import { createAuth } from './create-auth'

it('answers at these paths, by these names', () => {
  const { actions } = createAuth({
    session: { algorithm: 'ES256' },
    emailVerification: { required: true },
    passwordReset: { enabled: true },
  })
  expect(
    actions.map(({ key, name, method, path, authentication }) => [key, name, method, path, authentication]),
  ).toEqual([
    ['signUp', 'auth.sign_up', 'POST', '/api/auth/signup', 'none'],
    ['signIn', 'auth.sign_in', 'POST', '/api/auth/signin', 'none'],
    ['signOut', 'auth.sign_out', 'POST', '/api/auth/signout', 'optional'],
    ['getSession', 'auth.get_session', 'GET', '/api/auth/session', 'session'],
    ['refresh', 'auth.refresh', 'POST', '/api/auth/refresh', 'none'],
    ['getSessions', 'auth.list_sessions', 'GET', '/api/auth/sessions', 'session'],
    ['deleteSessions', 'auth.revoke_other_sessions', 'DELETE', '/api/auth/sessions', 'session'],
    ['deleteSession', 'auth.revoke_session', 'DELETE', '/api/auth/sessions/:id', 'session'],
    ['changePassword', 'auth.change_password', 'POST', '/api/auth/change-password', 'session'],
    ['getMe', 'auth.get_profile', 'GET', '/api/auth/me', 'session'],
    ['updateProfile', 'auth.update_profile', 'PATCH', '/api/auth/me', 'session'],
    ['deleteMe', 'auth.delete_account', 'DELETE', '/api/auth/me', 'session'],
    ['verifyEmail', 'auth.verify_email', 'POST', '/api/auth/verify-email', 'none'],
    ['resendVerification', 'auth.resend_verification', 'POST', '/api/auth/resend-verification', 'none'],
    ['requestPasswordReset', 'auth.forgot_password', 'POST', '/api/auth/forgot-password', 'none'],
    ['resetPassword', 'auth.reset_password', 'POST', '/api/auth/reset-password', 'none'],
    ['getJwks', 'auth.jwks', 'GET', '/api/auth/.well-known/jwks.json', 'none'],
    ['authPing', 'auth.ping', 'GET', '/api/auth/ping', 'session'],
  ])
})

it('counts by these limits', () => {
  const { actions } = createAuth({
    session: { algorithm: 'ES256' },
    emailVerification: { required: true },
    passwordReset: { enabled: true },
  })
  const limits = actions.flatMap(({ key, limits: own = [] }) =>
    own.map(({ name, max, windowMs, counts, clearOnSuccess, quiet }) => [
      key,
      name,
      max,
      windowMs / 60_000,
      counts,
      clearOnSuccess,
      quiet,
    ]),
  )
  const failures = 'failures'
  expect(limits).toEqual([
    ['signUp', 'address', 3, 60, undefined, undefined, undefined],
    ['signUp', 'client', 20, 60, undefined, undefined, undefined],
    ['signIn', 'address-client', 5, 15, failures, true, undefined],
    ['signIn', 'client', 50, 15, failures, undefined, undefined],
    ['signIn', 'address', 100, 60, failures, undefined, undefined],
    ['changePassword', 'user', 5, 15, failures, undefined, undefined],
    ['deleteMe', 'user', 5, 15, failures, undefined, undefined],
    ['resendVerification', 'address', 3, 60, undefined, undefined, true],
    ['requestPasswordReset', 'address', 3, 60, undefined, undefined, true],
  ])
})
