import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { api } from './journey/api'
import { billing, buyPlan, maxOf } from './journey/billing'
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
