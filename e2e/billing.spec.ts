import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { buyPlan } from './journey/billing'
import { openListening, promptly, withoutReload } from './journey/live'

test.use({ plan: 'free' })

const generate = (page: Page) => page.getByRole('button', { name: /^Generate/ })

/** A project of the organization that the session is in. */
async function newProject(request: APIRequestContext): Promise<string> {
  const made = async (path: string, body: object) =>
    ((await (await api(request).post(path, body)).json()) as { id: string }).id
  const workspaceId = await made('/api/workspaces', { name: 'Website' })
  return made('/api/projects', { workspaceId, name: 'Launch', description: 'It goes live in spring.' })
}

async function summarize(request: APIRequestContext, project: string, times: number): Promise<void> {
  for (let at = 0; at < times; at++)
    expect((await api(request).post(`/api/projects/${project}/summary`, {})).status()).toBe(200)
}

test('at the limit the gate sells what lifts it, and leads back to a page that works', async ({
  page,
  tenant,
}) => {
  const project = await newProject(page.request)
  await summarize(page.request, project, 9)
  const path = `/t/${tenant.slug}/projects/${project}`
  await openListening(page, path)
  await generate(page).click()
  await expect(page.getByText('None of 10 summaries left')).toBeVisible()
  await expect(generate(page)).toHaveCount(0)
  const second = await page.context().newPage()
  // The first tab listens for both.
  await second.goto(path)
  await expect(second.getByRole('link', { name: 'Raise the limit' })).toBeVisible()
  const expectSameDocument = await withoutReload(second)

  await page.getByRole('link', { name: 'Raise the limit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Raise the limit' })
  await dialog.getByRole('button', { name: 'Buy Pro for $29' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Subscribe to Pro' })).toBeVisible()
  await page.getByRole('button', { name: 'Pay $29.00' }).click()
  await expect(page.getByText('Thank you. Pro is active.')).toBeVisible()

  await expect(generate(second), 'the other tab needs no reload').toBeVisible()
  await expectSameDocument()
  await page.getByRole('link', { name: 'Back to what you were doing' }).click()
  await expect(page).toHaveURL(path)
  await generate(page).click()
  await expect(page.getByText('999 of 1,000 summaries left')).toBeVisible()
})

test('a plan opens gates on a colleague’s page within a second, without a reload', async ({
  page,
  tenant,
  newMember,
}) => {
  const { page: other } = await newMember('admin')
  await openListening(other, `/t/${tenant.slug}/roles`)
  await expect(other.getByText('To manage roles you need the Pro or Enterprise plan.')).toBeVisible()
  await expect(other.getByRole('link', { name: 'Ask an owner' })).toBeVisible()
  const expectSameDocument = await withoutReload(other)
  await buyPlan(page.request, 'pro')
  const creates = () => other.getByRole('link', { name: 'Create role' }).count()
  await expect.poll(creates, promptly).toBeGreaterThan(0)
  await expectSameDocument()
})

test('money is for those who manage it: an admin neither sees nor does any of it', async ({
  tenant,
  newMember,
}) => {
  const { page } = await newMember('admin')
  await page.goto(`/t/${tenant.slug}/billing`)
  await expect(page.getByText('Only owners can manage billing.')).toBeVisible()
  await expect(page.getByRole('complementary').getByRole('link', { name: 'Billing' })).toHaveCount(0)
  for (const act of ['checkout', 'cancel', 'resume'])
    expect((await api(page.request).post(`/api/billing/${act}`, { plan: 'pro' })).status(), act).not.toBe(200)
  await page.goto(`/t/${tenant.slug}/usage`)
  await expect(page.getByRole('meter').first()).toBeVisible()
})

test('an export is for plans that have it', async ({ page, tenant }) => {
  const project = await newProject(page.request)
  const path = `/api/projects/${project}/export.pdf`
  expect((await api(page.request).get(path)).status()).toBe(403)
  await page.goto(`/t/${tenant.slug}/projects/${project}`)
  await expect(page.getByRole('link', { name: 'Upgrade' }).first()).toBeVisible()
  await buyPlan(page.request, 'pro')
  const pdf = await api(page.request).get(path)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
})
