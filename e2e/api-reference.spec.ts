import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { violationsOf } from './journey/axe'

test('the index narrows down as one types, and Enter goes to the first match', async ({ page }) => {
  await page.goto('/docs/api')
  const index = page.getByRole('navigation', { name: 'Operations' })
  const box = index.getByRole('searchbox', { name: 'Filter operations' })
  await box.fill('delete sessions')
  await expect(index.getByRole('link')).toHaveText([/Sign out all other devices/, /Sign out one device/])
  await expect(index.getByRole('status')).toHaveText('2 operations')
  await box.press('Enter')
  await expect(page).toHaveURL('/docs/api/sessions#deleteSessions')
  await expect(page.getByRole('heading', { name: 'Sign out all other devices' })).toBeInViewport()
  await expect(index.getByRole('link', { name: /Sign out all other devices/ })).toHaveAttribute(
    'aria-current',
    'location',
  )
  await box.fill('no such thing')
  await expect(index.getByText('No operation matches “no such thing”.')).toBeVisible()
  await box.press('Escape')
  await expect(index.getByRole('link', { name: /Create an account/ })).toBeVisible()
})

test('a link to one operation opens there, with its fields, answers and a sample to copy', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/docs/api/sign-in#signIn')
  const section = page.getByRole('region', { name: 'Sign in with an email address and a password' })
  await expect(section.getByRole('heading', { level: 2 })).toBeInViewport()
  await expect(
    section.getByRole('table', { name: /^Body of/ }).getByRole('row', { name: /^email/ }),
  ).toContainText('Required')
  await section.getByText('INVALID_CREDENTIALS', { exact: true }).click()
  await expect(section.getByRole('group', { name: 'Examples, 401' })).toContainText(
    '"code": "INVALID_CREDENTIALS"',
  )
  await section.getByRole('button', { name: 'Copy curl' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('/api/auth/signin')
  expect(copied).toContain(`--header 'X-Auth-Request: 1'`)
})

test('its pages show every operation of the document, as they come from the server', async ({
  newBrowser,
  request,
}) => {
  const page = await newBrowser({ javaScriptEnabled: false })
  const { paths } = (await (await request.get('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  const shown: string[] = []
  for (const path of await groupPages(page)) {
    await page.goto(path)
    shown.push(...(await page.locator('main section[id]').evaluateAll((all) => all.map(({ id }) => id))))
  }
  expect(ids.length).toBeGreaterThan(15)
  expect(shown.sort()).toEqual(ids.sort())
})

test('a group that there is not is not found', async ({ page }) => {
  expect((await page.goto('/docs/api/nothing'))?.status()).toBe(404)
})

const isLong = process.env.GATEHOUSE_LONG === '1'

for (const [turn, width, colorScheme] of [
  [0, 390, 'light'],
  [1, 1280, 'dark'],
] as const) {
  test(`nothing stands in the way, ${width} px, ${colorScheme}, all opened`, async ({ newBrowser }) => {
    test.slow()
    const page = await newBrowser({ viewport: { width, height: 900 }, colorScheme })
    const pages = ['/docs/api', ...(await groupPages(page))]
    // Of the same parts, all of them: in the quick form each page is looked at in one of the two ways, and the index of
    // all operations, which stands on every one of them and is longer than most, on the first.
    for (const [at, path] of pages.filter((_, place) => isLong || place % 2 === turn).entries()) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)))
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width)
      const apart = isLong || at === 0 ? undefined : 'nav[aria-label="Operations"]'
      expect(await violationsOf(page, undefined, apart), path).toEqual([])
    }
  })
}

/** The addresses that the contents lead to. */
async function groupPages(page: Page): Promise<string[]> {
  await page.goto('/docs/api')
  const links = page.getByRole('region', { name: 'Operations' }).getByRole('link')
  return links.evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}
