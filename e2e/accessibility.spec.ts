import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { violationsOf } from './journey/axe'
import { mailsTo } from './journey/mail'
import { accountPages, publicPages, tenantPages } from './journey/pages'
import { signInQuietly, submitSignIn, submitSignUp } from './journey/people'
import { addTenant } from './journey/tenants'
import { newWorkspace } from './journey/things'

// Between two themes of one size nothing but the colors differs.
const looks = [
  { colorScheme: 'light', width: 1280, height: 800, onlyColors: false },
  { colorScheme: 'dark', width: 1280, height: 800, onlyColors: true },
  { colorScheme: 'dark', width: 390, height: 844, onlyColors: false },
  { colorScheme: 'light', width: 390, height: 844, onlyColors: true },
] as const

type Look = { colorScheme: 'light' | 'dark'; width: number; height: number; onlyColors: boolean }

const [wide, , narrow] = looks
/** Of the same parts, in the quick form: each in both sizes and both themes, and all of it in one of them. */
const inTurns: readonly Look[][] = [
  [wide, { ...narrow, onlyColors: true }],
  [narrow, { ...wide, onlyColors: true }],
]
const looksOf = (turn: number): readonly Look[] =>
  process.env.GATEHOUSE_LONG === '1' ? looks : (inTurns[turn % inTurns.length] ?? looks)

// The API reference is examined in its own journey, with all that opens in it.
for (const [at, path] of publicPages.filter((path) => path !== '/docs/api').entries()) {
  test(`${path} is accessible in both themes and sizes`, async ({ page }) => {
    await page.goto(path)
    await expectAccessible(page, looksOf(at))
  })
}

test('signed-in pages are accessible in both themes and sizes', async ({
  page,
  context,
  newBrowser,
  person,
}) => {
  await signInQuietly((await newBrowser()).context(), person)
  await signInQuietly(context, person)
  for (const [at, path] of accountPages.entries()) {
    await page.goto(path)
    await expectAccessible(page, looksOf(at))
  }
})

for (const [half, part] of [
  ['first', 0],
  ['second', 1],
] as const) {
  test(`pages of an organization are accessible in both themes and sizes, the ${half} half`, async ({
    page,
    tenant,
  }) => {
    // A dozen pages, each in several looks: on a busy machine that takes more than a minute.
    test.slow()
    const paths = await tenantPages(page.request, tenant)
    await addTenant(page.request)
    for (const [at, path] of paths.filter((_, place) => place % 2 === part).entries()) {
      await page.goto(path)
      await expectAccessible(page, looksOf(at))
    }
  })
}

test('a choice among many is accessible', async ({ page, tenant }) => {
  const { id } = await newWorkspace(page.request)
  await page.goto(`/t/${tenant.slug}/workspaces/${id}/people`)
  await page.getByRole('button', { name: 'Give a role' }).click()
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
})

test('what opens over a page of an organization is accessible', async ({ page, tenant }) => {
  await page.goto(`/t/${tenant.slug}/settings`)
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Switch organization/ })
    .click()
  await expect(page.getByRole('combobox')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Delete organization' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await expect(page.getByRole('dialog', { name: 'Navigation' })).toBeVisible()
  await expectAccessible(page, looks.slice(2))
})

test('the mailbox and a message in it are accessible', async ({ page, request, person }) => {
  const [mail] = await mailsTo(request, person.email)
  await page.goto(`/dev/mail?${new URLSearchParams({ to: person.email })}`)
  await expect(page.getByRole('link', { name: mail?.subject })).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/dev/mail/${mail?.id}`)
  await expectAccessible(page)
})

test('forms that were refused are accessible', async ({ page, person }) => {
  await submitSignUp(page, { name: '', email: 'nobody', password: '' })
  await expect(page.getByText('2 fields need another look.')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/sign-in')
  await submitSignIn(page, { email: person.email, password: 'not my password' })
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})

test('what opens over a page is accessible', async ({ page, context, newBrowser, person }) => {
  await signInQuietly((await newBrowser()).context(), person)
  await signInQuietly(context, person)
  await page.goto('/account/sessions')
  await page.getByRole('button', { name: 'Sign out all others' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Command menu' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Your menu/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page)
})

test('what is not accessible would be found', async ({ page }) => {
  await page.goto('/sign-in')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('main').evaluate((main) => {
    main.insertAdjacentHTML('beforeend', '<img src="/icon"><p style="color: #777; background: #888">Pale</p>')
  })
  expect((await violationsOf(page)).map(({ id }) => id).sort()).toEqual(['color-contrast', 'image-alt'])
  expect(await violationsOf(page, ['color-contrast'])).toEqual([{ id: 'color-contrast', at: ['#main > p'] }])
  await page.getByRole('main').evaluate((main) => {
    for (let more = 0; more < 4; more++) main.append(main.querySelector(':scope > p')?.cloneNode(true) ?? '')
  })
  const [pale] = await violationsOf(page, ['color-contrast'])
  expect(pale?.at, 'of those that look alike').toHaveLength(process.env.GATEHOUSE_LONG === '1' ? 5 : 3)
})

/** axe finds nothing, the page has its title, its one heading and its landmark, and never scrolls sideways. */
async function expectAccessible(page: Page, examined = looksOf(0)): Promise<void> {
  expect(await page.title()).toMatch(/Gatehouse/)
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.locator('main').count()).toBe(1)
  for (const { colorScheme, onlyColors, ...size } of examined) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(size)
    const violations = await violationsOf(page, onlyColors ? ['color-contrast'] : undefined)
    expect(violations, `${page.url()}, ${colorScheme}, ${size.width} px`).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${page.url()} at ${size.width} px`).toBeLessThanOrEqual(0)
  }
}
