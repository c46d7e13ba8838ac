import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { openListening, promptly, withoutReload } from './journey/live'
import { addTenant, enterTenant, setRole } from './journey/tenants'

const rolesLink = (page: Page) => page.getByRole('complementary').getByRole('link', { name: 'Roles' })

test(
  'a changed role opens and closes gates on an open page within a second, without a reload',
  { tag: '@promptly' },
  async ({ page, tenant, newMember }) => {
    const { page: other, member } = await newMember()
    await openListening(other, `/t/${tenant.slug}/settings`)
    await expect(rolesLink(other)).toHaveCount(0)
    await expect(other.getByLabel('Name')).toHaveCount(0)
    const expectSameDocument = await withoutReload(other)

    await setRole(page.request, member, 'admin')
    await expect.poll(() => rolesLink(other).count(), promptly).toBe(1)
    await expect(other.getByLabel('Name'), 'what the server drew follows').toBeVisible()
    await setRole(page.request, member, 'member')
    await expect.poll(() => rolesLink(other).count(), promptly).toBe(0)
    await expect(other.getByLabel('Name')).toHaveCount(0)
    await expectSameDocument()
  },
)

test(
  'who is removed is told so on the open page, in every tab, and is refused from then on',
  { tag: '@promptly' },
  async ({ page, tenant, newMember }) => {
    const { page: other, member } = await newMember('admin')
    await openListening(other, `/t/${tenant.slug}`)
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
  },
)

test(
  'a connection that was cut comes back, and brings what was missed',
  { tag: '@promptly' },
  async ({ page, tenant, newMember }) => {
    const { page: other, member } = await newMember()
    await openListening(other, `/t/${tenant.slug}`)
    await other.context().setOffline(true)
    await setRole(page.request, member, 'admin')
    await expect(rolesLink(other)).toHaveCount(0)
    await other.context().setOffline(false)
    await expect(rolesLink(other)).toHaveCount(1)
    await setRole(page.request, member, 'member')
    await expect.poll(() => rolesLink(other).count(), promptly).toBe(0)
  },
)

test('a tab writes into the organization it shows, whichever another tab has switched to', async ({
  page,
  tenant,
}) => {
  await page.goto(`/t/${tenant.slug}/settings`)
  const second = await addTenant(page.request)

  await page.getByLabel('Name').fill(`${tenant.name} renamed`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  const { tenants } = (await (await api(page.request).get('/api/auth/tenants')).json()) as {
    tenants: { id: string; name: string }[]
  }
  expect(tenants.find(({ id }) => id === tenant.id)?.name).toBe(`${tenant.name} renamed`)
  expect(tenants.find(({ id }) => id === second.id)?.name).toBe(second.name)

  await enterTenant(page.request, second)
  const refused = await page.request.get('/api/members', { headers: { 'X-Tenant': tenant.slug } })
  expect(refused.status(), 'the API says so itself').toBe(409)
  const recovered = page.waitForResponse(
    (response) => response.url().includes('/api/projects') && response.ok(),
  )
  await page.keyboard.press('Control+k')
  expect((await (await recovered).json()) as object, 'and the page recovers silently').toHaveProperty('items')
})
