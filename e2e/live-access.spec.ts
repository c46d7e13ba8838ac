import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { createAccount, newPerson } from './journey/people'
import { addTenant, enterTenant, joinTenant, ownTenant, setRole } from './journey/tenants'

/** What an adopter was promised: from the answer to the change to the open page. */
const promptly = { timeout: 1_000, intervals: [20] }

const rolesLink = (page: Page) => page.getByRole('complementary').getByRole('link', { name: 'Roles' })

/** The stream is open once the page has asked for its set after connecting. */
function connected(page: Page) {
  return page.waitForResponse(
    (response) => response.url().includes('/api/auth/access-events') && response.ok(),
  )
}

test('a changed role opens and closes gates on an open page within a second, without a reload', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const tenant = await ownTenant(page.context(), person)
  const other = await newBrowser()
  const colleague = await createAccount(request, newPerson())
  const member = await joinTenant(page.request, {
    context: other.context(),
    person: colleague,
    role: 'member',
  })
  const listening = connected(other)
  await other.goto(`/t/${tenant.slug}/settings`)
  await listening
  await expect(rolesLink(other)).toHaveCount(0)
  await expect(other.getByLabel('Name')).toHaveCount(0)
  await other.evaluate(() => Object.assign(window, { sameDocument: true }))

  await setRole(page.request, member, 'admin')
  await expect.poll(() => rolesLink(other).count(), promptly).toBe(1)
  await expect(other.getByLabel('Name'), 'what the server drew follows').toBeVisible()
  await setRole(page.request, member, 'member')
  await expect.poll(() => rolesLink(other).count(), promptly).toBe(0)
  await expect(other.getByLabel('Name')).toHaveCount(0)
  expect(await other.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('who is removed is told so on the open page, in every tab, and is refused from then on', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const tenant = await ownTenant(page.context(), person)
  const other = await newBrowser()
  const colleague = await createAccount(request, newPerson())
  const member = await joinTenant(page.request, {
    context: other.context(),
    person: colleague,
    role: 'admin',
  })
  const listening = connected(other)
  await other.goto(`/t/${tenant.slug}`)
  await listening
  const second = await other.context().newPage()
  await second.goto(`/t/${tenant.slug}/settings`)
  await expect(second.getByLabel('Name')).toBeVisible()

  expect((await api(page.request).delete(`/api/members/${member.id}`)).status()).toBe(204)
  const words = (tab: Page) =>
    tab.getByRole('heading', { level: 1, name: `You are no longer in ${tenant.name}` }).count()
  for (const tab of [other, second]) await expect.poll(() => words(tab), promptly).toBe(1)
  await expect(second.getByLabel('Name')).toHaveCount(0)
  const write = await api(other.request).patch('/api/tenant', { name: 'Too late' })
  expect([403, 409]).toContain(write.status())

  await other.getByRole('link', { name: 'Your organizations' }).click()
  await expect(other.getByText('You are in no organization')).toBeVisible()
  await second.reload()
  await expect(second.getByRole('heading', { level: 1, name: 'Organization not found' })).toBeVisible()
})

test('a connection that was cut comes back, and brings what was missed', async ({
  page,
  newBrowser,
  request,
  person,
}) => {
  const tenant = await ownTenant(page.context(), person)
  const other = await newBrowser()
  const colleague = await createAccount(request, newPerson())
  const member = await joinTenant(page.request, {
    context: other.context(),
    person: colleague,
    role: 'member',
  })
  const listening = connected(other)
  await other.goto(`/t/${tenant.slug}`)
  await listening
  await other.context().setOffline(true)
  await setRole(page.request, member, 'admin')
  await expect(rolesLink(other)).toHaveCount(0)
  await other.context().setOffline(false)
  await expect(rolesLink(other)).toHaveCount(1)
  await setRole(page.request, member, 'member')
  await expect.poll(() => rolesLink(other).count(), promptly).toBe(0)
})

test('a tab writes into the organization it shows, whichever another tab has switched to', async ({
  page,
  context,
  person,
}) => {
  const first = await ownTenant(context, person)
  await page.goto(`/t/${first.slug}/settings`)
  const second = await addTenant(context.request)

  await page.getByLabel('Name').fill(`${first.name} renamed`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  const { tenants } = (await (await api(context.request).get('/api/auth/tenants')).json()) as {
    tenants: { id: string; name: string }[]
  }
  expect(tenants.find(({ id }) => id === first.id)?.name).toBe(`${first.name} renamed`)
  expect(tenants.find(({ id }) => id === second.id)?.name).toBe(second.name)

  await enterTenant(context.request, second)
  const refused = await context.request.get('/api/members', { headers: { 'X-Tenant': first.slug } })
  expect(refused.status(), 'the API says so itself').toBe(409)
  const recovered = page.waitForResponse(
    (response) => response.url().includes('/api/projects') && response.ok(),
  )
  await page.keyboard.press('Control+k')
  expect((await (await recovered).json()) as object, 'and the page recovers silently').toHaveProperty('items')
})
