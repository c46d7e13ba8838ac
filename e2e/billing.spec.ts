import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { buyPlan, newMeteredProject, summarize } from './journey/billing'
import { openListening, promptly, withoutReload } from './journey/live'

test.use({ plan: 'free' })

const generate = (page: Page) => page.getByRole('button', { name: /^Generate/ })

test('at the limit the gate sells what lifts it, and leads back to a page that works', async ({
  page,
  tenant,
}) => {
  const project = await newMeteredProject(page.request)
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

test(
  'a plan opens gates on a colleague’s page within a second, without a reload',
  { tag: '@promptly' },
  async ({ page, tenant, newMember }) => {
    const { page: other } = await newMember('admin')
    await openListening(other, `/t/${tenant.slug}/roles`)
    await expect(other.getByText('To manage roles you need the Pro or Enterprise plan.')).toBeVisible()
    await expect(other.getByRole('link', { name: 'Ask an owner' })).toBeVisible()
    const expectSameDocument = await withoutReload(other)
    await buyPlan(page.request, 'pro')
    const creates = () => other.getByRole('link', { name: 'Create role' }).count()
    await expect.poll(creates, promptly).toBeGreaterThan(0)
    await expectSameDocument()
  },
)

test('money is for those who manage it: an admin neither sees nor does any of it', async ({
  tenant,
  newMember,
}) => {
  const { page } = await newMember('admin')
  await page.goto(`/t/${tenant.slug}/billing`)
  await expect(page.getByText('Only owners can manage billing.')).toBeVisible()
  await expect(page.getByRole('complementary').getByRole('link', { name: 'Billing' })).toHaveCount(0)
  const acts = {
    ...{
      checkout: { plan: 'pro' },
      'change-plan': { plan: 'pro' },
      'add-ons': { addOn: 'extra-invites', quantity: 1 },
    },
    ...{ cancel: {}, resume: {}, portal: {} },
  }
  for (const [act, body] of Object.entries(acts))
    expect((await api(page.request).post(`/api/billing/${act}`, body)).status(), act).toBe(403)
  await page.goto(`/t/${tenant.slug}/usage`)
  await expect(page.getByRole('meter').first()).toBeVisible()
})

test('an export is for plans that have it', async ({ page, tenant }) => {
  const project = await newMeteredProject(page.request)
  const path = `/api/projects/${project}/export.pdf`
  expect((await api(page.request).get(path)).status()).toBe(403)
  await page.goto(`/t/${tenant.slug}/projects/${project}`)
  await expect(page.getByRole('link', { name: 'Upgrade' }).first()).toBeVisible()
  await buyPlan(page.request, 'pro')
  const pdf = await api(page.request).get(path)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test.describe('a change of plan', () => {
  test.use({ plan: 'enterprise' })

  test('is looked at, planned, and taken back; a cancellation likewise', async ({ page, tenant }) => {
    const path = `/t/${tenant.slug}/billing`
    await page.goto(path)
    await page.getByRole('link', { name: 'Change to Pro' }).click()
    const change = page.getByRole('dialog')
    await expect(change.getByText('1,000 summaries instead of unlimited')).toBeVisible()
    await expect(change.getByText('Nothing', { exact: true }), 'due today').toBeVisible()
    await change.getByRole('button', { name: /^Change to Pro on / }).click()
    await expect(page.getByText('The change is planned.')).toBeVisible()
    await expect(page.getByText(/^Pro begins on /)).toBeVisible()

    await page.getByRole('button', { name: 'Keep Enterprise' }).click()
    await expect(page.getByText('The subscription goes on as it is.')).toBeVisible()
    await expect(page.getByText(/^Pro begins on /)).toHaveCount(0)

    await page.getByRole('button', { name: 'Cancel Enterprise' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel Enterprise' }).click()
    await expect(page.getByText('The subscription is canceled.')).toBeVisible()
    await expect(page.getByText(/^Enterprise ends on /)).toBeVisible()
    await page.getByRole('button', { name: 'Keep Enterprise' }).click()
    await expect(page.getByText('The subscription goes on as it is.')).toBeVisible()
    await expect(page.getByText(/^Enterprise ends on /)).toHaveCount(0)
  })

  test('upwards is paid at once, and its invoice is a document', async ({ page, tenant }) => {
    const path = `/t/${tenant.slug}/billing`
    await page.goto(`${path}?interval=year`)
    await page.getByRole('link', { name: 'Pay by the year' }).click()
    const change = page.getByRole('dialog')
    await change.getByRole('button', { name: /^Pay by the year: \$[\d,.]+ now$/ }).click()
    await expect(page.getByText('You are on Enterprise now.')).toBeVisible()
    const invoices = page.getByRole('region', { name: 'Invoices' })
    await expect(invoices.getByText('Paid')).toHaveCount(2)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      invoices.getByRole('link', { name: /PDF/ }).first().click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  })
})

test('a meter says how near the limit is, what was used by the day, and by whom', async ({
  page,
  tenant,
  person,
}) => {
  const project = await newMeteredProject(page.request)
  await summarize(page.request, project, 8)
  await page.goto(`/t/${tenant.slug}/usage`)
  const meter = page.getByRole('meter', { name: /summaries/i })
  await expect(meter).toHaveAttribute('aria-valuenow', '80')
  await expect(page.getByText('Nearly used up.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Who used it' }).getByText(person.name)).toBeVisible()
  await summarize(page.request, project, 2)
  await expect(meter, 'without a reload').toHaveAttribute('aria-valuenow', '100')
  await expect(page.getByText('The limit is reached.')).toBeVisible()
})
