import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { violationsOf } from './journey/axe'

test.use({ plan: 'free' })

/** Begins to buy a plan for the organization of the session. The path of the page where it is paid. */
async function begin(context: BrowserContext, order: object = {}): Promise<string> {
  const answer = await api(context.request).post('/api/billing/checkout', { plan: 'pro', ...order })
  expect(answer.status()).toBe(200)
  return new URL(((await answer.json()) as { url: string }).url).pathname
}

async function billing(context: BrowserContext) {
  const answer = await api(context.request).get('/api/billing')
  return (await answer.json()) as { plan: string; status: string }
}

async function pay(page: Page, words: string, button: string) {
  await page.getByLabel(words).check()
  await page.getByRole('button', { name: button }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'a checkout' : 'a checkout without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('is declined, asks for a confirmation, and sells', async ({ page, context, tenant }) => {
      const path = await begin(context)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: 'Subscribe to Pro' })).toBeVisible()
      await pay(page, 'The card is declined', 'Pay $29.00')
      await expect(page.getByText('The card was declined. Nothing was bought.')).toBeVisible()
      expect(await billing(context)).toMatchObject({ plan: 'free', status: 'none' })

      await pay(page, 'The bank asks for a confirmation', 'Pay $29.00')
      await expect(page.getByText('Your bank wants to know that it is you')).toBeVisible()
      expect(await billing(context)).toMatchObject({ plan: 'free', status: 'none' })
      await page.getByRole('button', { name: 'Confirm the payment' }).click()
      await page.waitForURL(`**/t/${tenant.slug}/billing?done=paid`)
      expect(await billing(context)).toMatchObject({ plan: 'pro', status: 'active' })

      await page.goto(path)
      await expect(page.getByText('This is paid.')).toBeVisible()
    })

    test('another card can be given instead of a confirmation', async ({ page, context, tenant }) => {
      await page.goto(await begin(context))
      await pay(page, 'The bank asks for a confirmation', 'Pay $29.00')
      await page.getByRole('link', { name: 'Use another card' }).click()
      await pay(page, 'The payment succeeds', 'Pay $29.00')
      await page.waitForURL(`**/t/${tenant.slug}/billing?done=paid`)
      expect(await billing(context)).toMatchObject({ plan: 'pro', status: 'active' })
    })

    test('the portal replaces the card and removes it', async ({ page, context, tenant }) => {
      await page.goto(await begin(context, { trial: true }))
      await pay(page, 'The payment succeeds', 'Start the trial')
      await page.waitForURL(`**/t/${tenant.slug}/billing?done=paid`)
      const answer = await api(context.request).post('/api/billing/portal')
      await page.goto(((await answer.json()) as { url: string }).url)
      await expect(page.getByText('Visa ending in 4242')).toBeVisible()
      await page.getByRole('button', { name: 'Save a card that is declined' }).click()
      await expect(page.getByText('Visa ending in 0341')).toBeVisible()
      await page.getByRole('button', { name: 'Remove the card' }).click()
      await expect(page.getByText('None: the next payment can’t be made.')).toBeVisible()
      await expect(page.getByText('No invoices yet')).toBeVisible()
    })
  })
}

test('the page behind sends a webhook again, and lets payments fail', async ({ page, context, tenant }) => {
  await page.goto(await begin(context))
  await pay(page, 'The payment succeeds', 'Pay $29.00')
  await page.waitForURL(`**/t/${tenant.slug}/billing?done=paid`)
  await page.goto('/dev/billing')
  const customer = page.getByRole('region', { name: tenant.name })
  await expect(customer.getByText('Active')).toBeVisible()
  await customer.getByRole('button', { name: 'Let payments fail' }).click()
  await expect(customer.getByText('payments are made to fail')).toBeVisible()
  const event = page.getByRole('row', { name: tenant.name }).first()
  await event.getByRole('button', { name: /^Send .* again$/ }).click()
  await expect(event.getByText('Answered 200.')).toBeVisible()
  await expect(event.getByText('Delivered, 2 tries')).toBeVisible()
})

test('while it does not answer, the billing page says so, changes nothing, and goes on after', async ({
  page,
  context,
  tenant,
}) => {
  await page.goto(await begin(context))
  await pay(page, 'The payment succeeds', 'Pay $29.00')
  await page.waitForURL(`**/t/${tenant.slug}/billing?done=paid`)
  await page.goto('/dev/billing')
  await page.getByRole('button', { name: `Stop answering for ${tenant.name}` }).click()
  await expect(page.getByRole('button', { name: `Answer again for ${tenant.name}` })).toBeVisible()

  await page.goto(`/t/${tenant.slug}/billing`)
  await expect(page.getByText('Invoices can’t be shown right now')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel Pro' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Cancel Pro' }).click()
  await expect(dialog.getByText('The payment provider does not answer', { exact: false })).toBeVisible()
  await dialog.getByRole('button', { name: 'Keep Pro' }).click()
  await page.getByRole('link', { name: 'Change to Enterprise' }).click()
  await expect(page.getByText('The payment provider does not answer', { exact: false }).last()).toBeVisible()

  await page.goto('/dev/billing')
  await page.getByRole('button', { name: `Answer again for ${tenant.name}` }).click()
  await expect(page.getByRole('button', { name: `Stop answering for ${tenant.name}` })).toBeVisible()
  await page.goto(`/t/${tenant.slug}/billing`)
  await expect(
    page.getByRole('listitem').or(page.getByRole('row')).filter({ hasText: '$29.00' }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel Pro' })).toBeVisible()
})

test('its pages are accessible', async ({ page, context, tenant }) => {
  const path = await begin(context, { trial: true })
  await page.goto(path)
  expect(await violationsOf(page)).toEqual([])
  await pay(page, 'The bank asks for a confirmation', 'Start the trial')
  await expect(page.getByText('Your bank wants to know that it is you')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Confirm the payment' }).click()
  await page.waitForURL(`**/t/${tenant.slug}/billing?done=paid`)
  const portal = await api(context.request).post('/api/billing/portal')
  for (const next of [path, '/dev/billing', ((await portal.json()) as { url: string }).url]) {
    await page.goto(next)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violationsOf(page)).toEqual([])
  }
})
