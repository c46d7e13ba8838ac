import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { api } from './journey/api'
import { billing, buyPlan, maxOf, newMeteredProject, summarize } from './journey/billing'
import { advanceClock } from './journey/clock'
import { test } from './journey/own-app'
import { signInQuietly } from './journey/people'
import { enterTenant, type Tenant } from './journey/tenants'

// One app for all of them, whose clock they move in turn.
test.describe.configure({ mode: 'default' })
test.use({ plan: 'free' })

const day = 86_400_000

/** So far ahead that the session is over: signs in again, and enters the organization. */
const later = async (page: Page, by: string, again: () => Promise<void>) => {
  await advanceClock(page.request, by)
  await again()
}

test('an add-on raises a quota, and what is canceled falls back with its period', async ({
  page,
  context,
  person,
  tenant,
}) => {
  const again = () => comeBack(page, person, tenant)
  const project = await newMeteredProject(page.request)
  await buyPlan(page.request, 'pro')
  await page.goto(`/t/${tenant.slug}/billing`)
  const boost = page.getByRole('listitem').filter({ hasText: 'More summaries' }).last()
  await boost.getByRole('spinbutton').or(boost.getByRole('textbox')).first().fill('2')
  await boost.getByRole('button').last().click()
  await expect.poll(() => maxOf(context.request, 'ai-limit')).toBe(11_000)

  await page.getByRole('button', { name: 'Cancel Pro' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel Pro' }).click()
  await expect(page.getByText('The subscription is canceled.')).toBeVisible()
  expect(await billing(context.request)).toMatchObject({ plan: 'pro', status: 'active' })
  await later(page, '32d', again)
  expect(await billing(context.request)).toMatchObject({ plan: 'free', status: 'canceled' })
  expect(await maxOf(context.request, 'ai-limit')).toBe(10)
  await page.goto(`/t/${tenant.slug}/roles`)
  await expect(page.getByText('To manage roles you need the Pro or Enterprise plan.')).toBeVisible()
  await summarize(page.request, project, 10)
  await page.goto(`/t/${tenant.slug}/projects/${project}`)
  await expect(page.getByRole('link', { name: 'Raise the limit' })).toBeVisible()
})

test('a payment that fails is told to those who can mend it, until a good card does', async ({
  page,
  context,
  person,
  tenant,
  newMember,
}) => {
  const again = () => comeBack(page, person, tenant)
  const openPortal = async () => {
    await page.getByRole('button', { name: 'Update payment method' }).click()
    await expect(page.getByRole('button', { name: 'Save a card that works' })).toBeVisible()
  }
  await buyPlan(page.request, 'pro')
  const portal = await api(page.request).post('/api/billing/portal')
  await page.goto(((await portal.json()) as { url: string }).url)
  await page.getByRole('button', { name: 'Save a card that is declined' }).click()
  await expect(page.getByText('Visa ending in 0341')).toBeVisible()
  await later(page, '31d', again)
  expect(await billing(context.request)).toMatchObject({ plan: 'pro', status: 'past_due' })

  await page.goto(`/t/${tenant.slug}`)
  const banner = page.getByRole('region', { name: 'Payment' })
  await expect(banner).toContainText('The last payment failed.')
  const { page: other } = await newMember('admin')
  await other.goto(`/t/${tenant.slug}`)
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(other.getByRole('region', { name: 'Payment' })).toHaveCount(0)

  await banner.getByRole('link', { name: 'Open billing' }).click()
  await expect(page.getByText('Everything still works.')).toBeVisible()
  await openPortal()
  await page.getByRole('button', { name: 'Save a card that works' }).click()
  await expect(page.getByText('Visa ending in 4242')).toBeVisible()
  expect(await billing(context.request)).toMatchObject({ plan: 'pro', status: 'active' })
  await page.goto(`/t/${tenant.slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(banner).toHaveCount(0)
})

test('a payment that keeps failing ends the subscription', async ({ page, context, person, tenant }) => {
  await buyPlan(page.request, 'pro')
  const portal = await api(page.request).post('/api/billing/portal')
  await page.goto(((await portal.json()) as { url: string }).url)
  await page.getByRole('button', { name: 'Remove the card' }).click()
  await expect(page.getByText('None: the next payment can’t be made.')).toBeVisible()
  await later(page, '40d', () => comeBack(page, person, tenant))
  expect(await billing(context.request)).toMatchObject({ plan: 'free', status: 'canceled' })
  await page.goto(`/t/${tenant.slug}/billing`)
  await expect(page.getByText('The subscription was canceled')).toBeVisible()
})

test('a trial ends in a payment, and payments renew at the ends of months through a leap February', async ({
  page,
  context,
  person,
  tenant,
}) => {
  const again = () => comeBack(page, person, tenant)
  const now = async () =>
    Date.parse(((await (await page.request.get('/api/dev/clock')).json()) as { now: string }).now)
  // To the 17th of January of a leap year: with the trial over, what is paid for begins on the 31st.
  const leap = [2028, 2032, 2036]
    .map((year) => Date.UTC(year, 0, 17, 12))
    .find((at) => at > Date.now() + 60 * day)
  await later(page, `${Math.floor(((leap ?? 0) - (await now())) / 60_000)}m`, again)
  const begun = await api(page.request).post('/api/billing/checkout', { plan: 'pro', trial: true })
  await page.goto(((await begun.json()) as { url: string }).url)
  await page.getByRole('button', { name: 'Start the trial' }).click()
  await expect(page.getByText('Thank you. Pro is active.')).toBeVisible()
  expect((await billing(context.request)).status).toBe('trialing')

  const ends: string[] = []
  for (const days of [15, 29, 31, 30]) {
    await later(page, `${days}d`, again)
    const { status, currentPeriod } = await billing(context.request)
    expect(status).toBe('active')
    ends.push(currentPeriod.end.slice(5, 10))
  }
  expect(ends).toEqual(['02-29', '03-31', '04-30', '05-31'])
})

async function comeBack(
  page: Page,
  person: Parameters<typeof signInQuietly>[1],
  tenant: Tenant,
): Promise<void> {
  await signInQuietly(page.context(), person)
  await enterTenant(page.request, tenant)
}
