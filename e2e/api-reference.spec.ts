import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

test('the index narrows down as one types, and Enter goes to the first match', async ({ page }) => {
  await page.goto('/docs/api')
  const index = page.getByRole('navigation', { name: 'Operations' })
  const box = index.getByRole('searchbox', { name: 'Filter operations' })
  await box.fill('delete sessions')
  await expect(index.getByRole('link')).toHaveText([/Sign out all other devices/, /Sign out one device/])
  await expect(index.getByRole('status')).toHaveText('2 operations')
  await box.press('Enter')
  await expect(page).toHaveURL('/docs/api#deleteSessions')
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
  await page.goto('/docs/api#signIn')
  const section = page.getByRole('region', { name: 'Sign in with an email address and a password' })
  await expect(section.getByRole('heading', { level: 3 })).toBeInViewport()
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

test('it shows every operation of the document', async ({ page, request }) => {
  const { paths } = (await (await request.get('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  await page.goto('/docs/api')
  expect(ids.length).toBeGreaterThan(15)
  for (const id of ids) await expect(page.locator(`section#${id}`)).toHaveCount(1)
})

for (const [width, colorScheme] of [
  [390, 'light'],
  [1280, 'dark'],
] as const) {
  test(`nothing stands in the way, ${width} px, ${colorScheme}, all opened`, async ({ newBrowser }) => {
    const page = await newBrowser({ viewport: { width, height: 900 }, colorScheme })
    // What axe costs grows with the square of what there is.
    for (let first = 0, left = 1; left > 0; first += 10) {
      await page.goto('/docs/api')
      await expect(page.getByRole('button', { name: 'Copy curl' }).first()).toBeVisible()
      await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      left = await keepSections(page, first, 10)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations, `from section ${first}`).toEqual([])
    }
  })
}

/** Takes all sections but that many off the page, and tells how many come after those. */
function keepSections(page: Page, first: number, count: number): Promise<number> {
  return page.locator('main section[id]').evaluateAll(
    (sections, { first, count }) => {
      for (const section of [...sections.slice(0, first), ...sections.slice(first + count)]) section.remove()
      return sections.length - first - count
    },
    { first, count },
  )
}
