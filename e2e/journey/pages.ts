/** Every page that needs no session, in the states an address alone can bring about. */
export const publicPages = [
  '/',
  '/sign-up',
  '/sign-up/check-inbox?email=robin%40example.com',
  '/sign-in',
  '/sign-in?notice=signed-out',
  '/forgot-password',
  '/reset-password',
  '/reset-password?token=abc',
  '/verify-email',
  '/verify-email?token=abc',
  '/verify-email/done',
  '/dev/mail?to=nobody%40example.com',
  '/docs/api',
  '/no-such-page',
]

/** Every page of someone who is signed in. */
export const accountPages = ['/account', '/account/security', '/account/sessions', '/account/no-such-page']
