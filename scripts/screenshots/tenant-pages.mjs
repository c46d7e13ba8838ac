import { post, submit } from './visitor.mjs'

/** @typedef {import('./visitor.mjs').Visitor} Visitor */

/**
 * Pages of somebody's organizations.
 *
 * @type {import('./pages.mjs').Shot[]}
 */
export const tenantShots = [
  { name: 'organizations', as: 'ada', path: '/account/organizations' },
  { name: 'organizations-empty', as: 'newcomer', path: '/account/organizations' },
  { name: 'onboarding', as: 'newcomer', path: '/onboarding' },
  {
    name: 'onboarding-errors',
    as: 'newcomer',
    path: '/onboarding',
    act: (visitor) => submit(visitor, 'Create organization', { Name: '', Address: 'not an address' }),
  },
  { name: 'overview', as: 'ada', path: (visitor) => inTenant(visitor, '') },
  { name: 'overview-new', as: 'newcomer', path: (visitor) => inTenant(visitor, '') },
  { name: 'welcome', as: 'newcomer', path: (visitor) => inTenant(visitor, '/welcome') },
  {
    name: 'welcome-report',
    as: 'newcomer',
    path: (visitor) => inTenant(visitor, '/welcome'),
    act: (visitor) =>
      submit(visitor, 'Send invitations', { 'Email addresses': 'grace@example.com\nnobody at all' }),
  },
  { name: 'team', as: 'ada', path: (visitor) => inTenant(visitor, '/team') },
  { name: 'team-alone', as: 'newcomer', path: (visitor) => inTenant(visitor, '/team') },
  {
    name: 'team-not-found',
    as: 'ada',
    path: (visitor) => inTenant(visitor, '/team?q=nobody+like+this'),
  },
  { name: 'team-invite', as: 'ada', path: (visitor) => inTenant(visitor, '/team?invite=1') },
  {
    name: 'team-remove',
    as: 'ada',
    path: (visitor) => inTenant(visitor, '/team'),
    act: ({ page }) =>
      page
        .getByRole('button', { name: /^Remove / })
        .first()
        .click(),
  },
  {
    name: 'team-role-menu',
    as: 'ada',
    path: (visitor) => inTenant(visitor, '/team'),
    act: ({ page }) =>
      page
        .getByRole('button', { name: /^Role of / })
        .first()
        .click(),
  },
  { name: 'invitations', as: 'ada', path: (visitor) => inTenant(visitor, '/team/invitations') },
  { name: 'invitations-empty', as: 'newcomer', path: (visitor) => inTenant(visitor, '/team/invitations') },
  { name: 'invite-page', as: 'ada', path: (visitor) => inTenant(visitor, '/team/invite') },
  { name: 'roles', as: 'ada', path: (visitor) => inTenant(visitor, '/roles') },
  { name: 'roles-locked', as: 'newcomer', path: (visitor) => inTenant(visitor, '/roles') },
  { name: 'billing', as: 'ada', path: (visitor) => inTenant(visitor, '/billing') },
  { name: 'billing-free', as: 'newcomer', path: (visitor) => inTenant(visitor, '/billing') },
  {
    name: 'billing-change',
    as: 'newcomer',
    path: (visitor) => inTenant(visitor, '/billing?plan=pro&interval=month'),
  },
  { name: 'admin-webhooks', as: 'ada', path: '/admin/webhooks' },
  { name: 'usage', as: 'ada', path: (visitor) => inTenant(visitor, '/usage') },
  { name: 'usage-empty', as: 'newcomer', path: (visitor) => inTenant(visitor, '/usage') },
  { name: 'role-new', as: 'ada', path: (visitor) => inTenant(visitor, '/roles/new') },
  {
    name: 'role-changes',
    as: 'ada',
    path: (visitor) => inTenant(visitor, '/roles/admin'),
    act: async ({ page }) => {
      await page.getByLabel(/members:invite$/).selectOption('Not granted')
      await page.waitForLoadState('networkidle')
    },
  },
  { name: 'role-owner', as: 'ada', path: (visitor) => inTenant(visitor, '/roles/owner') },
  {
    name: 'explain-allowed',
    as: 'ada',
    path: (visitor) => inTenant(visitor, '/access?action=members%3Amanage'),
  },
  {
    name: 'explain-denied',
    as: 'ada',
    path: (visitor) => inTenant(visitor, '/access?person=jonas%40example.com&action=members%3Amanage'),
  },
  { name: 'view-as-role', as: 'ada', path: (visitor) => inTenant(visitor, '/access/roles?role=member') },
  { name: 'settings', as: 'ada', path: (visitor) => inTenant(visitor, '/settings') },
  {
    name: 'settings-delete',
    as: 'ada',
    path: (visitor) => inTenant(visitor, '/settings'),
    act: ({ page }) => page.getByRole('button', { name: 'Delete organization' }).click(),
  },
  {
    name: 'switcher',
    as: 'ada',
    path: (visitor) => inTenant(visitor, ''),
    act: async ({ page }) => {
      const sheet = page.getByRole('button', { name: 'Open navigation' })
      if (await sheet.isVisible()) await sheet.click()
      await page
        .getByRole('button', { name: /Switch organization/ })
        .last()
        .click()
    },
  },
  {
    name: 'tenant-commands',
    as: 'ada',
    path: (visitor) => inTenant(visitor, ''),
    act: ({ page }) => page.keyboard.press('Control+k'),
  },
  { name: 'workspaces', as: 'ada', path: '/t/northwind/workspaces' },
  { name: 'workspaces-empty', as: 'newcomer', path: (visitor) => inTenant(visitor, '/workspaces') },
  {
    name: 'workspaces-menu',
    as: 'ada',
    path: '/t/harbour/workspaces',
    act: ({ page }) => page.getByRole('button', { name: 'What can be done with Research' }).click(),
  },
  { name: 'workspaces-nothing-found', as: 'ada', path: '/t/northwind/workspaces?q=nothing+like+it' },
  { name: 'workspace', as: 'ada', path: (visitor) => thingIn(visitor, 'workspaces', 'Product') },
  {
    name: 'workspace-new-project',
    as: 'ada',
    path: (visitor) => thingIn(visitor, 'workspaces', 'Product'),
    act: ({ page }) => page.getByRole('button', { name: 'New project' }).click(),
  },
  {
    name: 'workspace-people',
    as: 'ada',
    path: (visitor) => thingIn(visitor, 'workspaces', 'Product', '/people'),
  },
  {
    name: 'workspace-give-role',
    as: 'ada',
    path: (visitor) => thingIn(visitor, 'workspaces', 'Product', '/people'),
    act: ({ page }) => page.getByRole('button', { name: 'Give a role' }).click(),
  },
  {
    name: 'workspace-settings',
    as: 'ada',
    path: (visitor) => thingIn(visitor, 'workspaces', 'Product', '/settings'),
  },
  { name: 'projects', as: 'ada', path: '/t/northwind/projects' },
  { name: 'project', as: 'ada', path: (visitor) => thingIn(visitor, 'projects', 'Checkout') },
  {
    name: 'project-move',
    as: 'ada',
    path: (visitor) => thingIn(visitor, 'projects', 'Checkout'),
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Move project' }).click()
      await page.getByRole('option', { name: 'Brand' }).click()
      await page.waitForLoadState('networkidle')
    },
  },
  {
    name: 'project-people',
    as: 'ada',
    path: (visitor) => thingIn(visitor, 'projects', 'Checkout', '/people'),
  },
  { name: 'tenant-not-found', as: 'ada', path: (visitor) => inTenant(visitor, '/nothing') },
  { name: 'tenant-foreign', as: 'ada', path: '/t/not-one-of-hers' },
]

/**
 * A page of the visitor's first organization, which is made when there is none.
 *
 * @param {Visitor} visitor
 * @param {string} path
 */
async function inTenant(visitor, path) {
  const answer = await visitor.context.request.get(`${visitor.url}/api/auth/tenants`)
  /** @type {{ tenants: { slug: string }[] }} */
  const { tenants } = await answer.json()
  if (tenants[0]) return `/t/${tenants[0].slug}${path}`
  await post(visitor, '/api/tenants', { name: 'Quiet Harbor' })
  return inTenant(visitor, path)
}

/**
 * A page of a seeded workspace or project.
 *
 * @param {Visitor} visitor
 * @param {'workspaces' | 'projects'} kind
 * @param {string} name
 */
async function thingIn(visitor, kind, name, below = '') {
  // Whoever opens a page of an organization acts in it from then on.
  await visitor.page.goto(`${visitor.url}/t/northwind`)
  const query = new URLSearchParams({ q: name })
  const answer = await visitor.context.request.get(`${visitor.url}/api/${kind}?${query}`)
  /** @type {{ items: { id: string }[] }} */
  const { items } = await answer.json()
  return `/t/northwind/${kind}/${items[0]?.id}${below}`
}
