import { tenantShots } from './tenant-pages.mjs'
import { mailedLink, post, submit } from './visitor.mjs'

/**
 * Every page and state worth a look. `as` is who looks; `path` may be found out first; `act` brings the page into a state.
 *
 * @typedef {import('./visitor.mjs').Visitor} Visitor
 * @typedef {{
 *   name: string,
 *   as?: 'nobody' | 'ada' | 'newcomer',
 *   path: string | ((visitor: Visitor) => Promise<string>),
 *   act?: (visitor: Visitor) => Promise<void>,
 * }} Shot
 */

/** @type {Shot[]} */
export const shots = [
  { name: 'landing', path: '/' },
  { name: 'docs-api', path: '/docs/api' },
  { name: 'docs-api-group', path: '/docs/api/sessions' },
  { name: 'not-found', path: '/nothing/here' },

  { name: 'sign-up', path: '/sign-up' },
  {
    name: 'sign-up-errors',
    path: '/sign-up',
    act: (visitor) => submit(visitor, 'Create account', { Email: 'ada@', Password: 'short' }),
  },
  { name: 'check-inbox', path: '/sign-up/check-inbox?email=robin%40example.com' },
  { name: 'verify', path: (visitor) => linkFor(visitor, '/verify-email') },
  { name: 'verify-dead-link', path: '/verify-email' },
  { name: 'verify-done', path: '/verify-email/done' },
  { name: 'sign-in', path: '/sign-in' },
  {
    name: 'sign-in-errors',
    path: '/sign-in',
    act: (visitor) => submit(visitor, 'Sign in', { Email: 'ada@example.com', Password: 'not the one' }),
  },
  { name: 'forgot', path: '/forgot-password' },
  {
    name: 'forgot-sent',
    path: '/forgot-password',
    act: (visitor) => submit(visitor, /link/, { Email: 'nobody@example.com' }),
  },
  { name: 'reset', path: '/reset-password?token=any' },
  { name: 'reset-dead-link', path: '/reset-password' },

  { name: 'profile', as: 'ada', path: '/account' },
  { name: 'security', as: 'ada', path: '/account/security' },
  {
    name: 'delete-account',
    as: 'ada',
    path: '/account/security',
    act: ({ page }) =>
      page
        .getByRole('button', { name: /^Delete/ })
        .first()
        .click(),
  },
  { name: 'sessions', as: 'ada', path: '/account/sessions' },
  {
    name: 'sessions-sign-out',
    as: 'ada',
    path: '/account/sessions',
    act: ({ page }) =>
      page
        .getByRole('button', { name: /^Sign out / })
        .first()
        .click(),
  },
  { name: 'sessions-empty', as: 'newcomer', path: '/account/sessions' },
  { name: 'commands', as: 'ada', path: '/account', act: ({ page }) => page.keyboard.press('Control+k') },
  { name: 'account-not-found', as: 'ada', path: '/account/nothing' },

  ...tenantShots,

  { name: 'mailbox', path: '/dev/mail' },
  { name: 'mailbox-empty', path: '/dev/mail?to=nobody%40example.com' },
  { name: 'mail', path: newestMail },
]

/**
 * @param {Visitor} visitor
 * @param {string} path
 */
async function linkFor(visitor, path) {
  const email = `robin.${Date.now()}@example.com`
  await post(visitor, '/api/auth/signup', { email, password: 'quiet harbor lights', name: 'Robin Vale' })
  return mailedLink(visitor, email, path)
}

/** @param {Visitor} visitor */
async function newestMail(visitor) {
  await linkFor(visitor, '/verify-email')
  const answer = await visitor.context.request.get(`${visitor.url}/api/dev/mail`)
  const { messages } = await answer.json()
  return `/dev/mail/${messages[0].id}`
}
