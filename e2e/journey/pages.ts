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
export const accountPages = [
  '/account',
  '/account/security',
  '/account/sessions',
  '/account/organizations',
  '/account/no-such-page',
]

/** Every page of somebody who is in an organization, its first run included. */
export function tenantPages({ slug }: { slug: string }): string[] {
  return ['/onboarding', ...pathsInTenant.map((path) => `/t/${slug}${path}`)]
}

const pathsInTenant = [
  '/welcome',
  '',
  '/team',
  '/team/invitations',
  '/team/invite',
  '/roles',
  '/roles/new',
  '/roles/admin',
  '/roles/owner',
  '/access',
  '/access/roles',
  '/settings',
  '/no-such-page',
]
