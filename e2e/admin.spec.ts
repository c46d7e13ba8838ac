import { expect, test as base } from './fixtures'
import { api } from './journey/api'
import { violationsOf } from './journey/axe'
import { createAccount, newPerson } from './journey/people'

/** Whoever `npm run e2e` says to run the product. */
const test = base.extend({
  person: async ({ request }, provide) => {
    await provide(await createAccount(request, { ...newPerson(), email: 'root@example.com' }))
  },
})

test('who runs the product sees what the provider has told, and does it once more', async ({
  page,
  tenant,
  newMember,
}) => {
  await page.goto(`/t/${tenant.slug}`)
  await page.getByRole('button', { name: /^Your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Administration' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible()
  const webhook = page.getByRole('row', { name: tenant.name }).first()
  await expect(webhook.getByText('Dealt with')).toBeVisible()
  await webhook.getByRole('button', { name: /^Replay/ }).click()
  await expect(webhook.getByText('Dealt with.', { exact: true })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])

  const { page: other } = await newMember('owner')
  await other.goto(`/t/${tenant.slug}`)
  await other.getByRole('button', { name: /^Your menu/ }).click()
  await expect(other.getByRole('menuitem', { name: 'Account' })).toBeVisible()
  await expect(other.getByRole('menuitem', { name: 'Administration' })).toHaveCount(0)
  for (const path of ['/admin', '/admin/webhooks'])
    expect((await other.request.get(path, { maxRedirects: 0 })).status(), path).toBe(404)
  expect((await api(other.request).get('/api/admin/webhooks')).status()).toBe(404)
})
