import { expect, test } from './fixtures'
import { lastMail } from './journey/mail'
import { expectFirstRun, newPerson, signInQuietly, submitSignIn } from './journey/people'
import { addTenant, newTenantName } from './journey/tenants'

test('the first sign-in leads to naming an organization, inviting, and an overview that knows what is done', async ({
  page,
  request,
  person,
}) => {
  const name = newTenantName()
  const slug = name.toLowerCase().replace(' ', '-')
  await page.goto('/sign-in')
  await submitSignIn(page, person)
  await expectFirstRun(page)
  await page.getByLabel('Name').fill(name)
  await expect(page.getByLabel('Address'), 'the address follows the name').toHaveValue(slug)
  await page.getByRole('button', { name: 'Create organization' }).click()

  await expect(page.getByRole('heading', { level: 1, name: `Invite people to ${name}` })).toBeVisible()
  const guest = newPerson()
  await page.getByLabel('Email addresses').fill(`${guest.email}\nnobody at all\n${person.email}`)
  await page.getByLabel('Role').selectOption('Admin')
  await page.getByRole('button', { name: 'Send invitations' }).click()
  const report = page.getByRole('status').filter({ hasText: '1 of 3 invited.' })
  await expect(report.getByRole('listitem')).toHaveText([
    /Line 1: Invited/,
    /nobody at all.*Line 2: Not an email address/,
    /Line 3: Is a member already/,
  ])
  await expect(page.getByLabel('Email addresses'), 'what is to be mended stays').toHaveValue('nobody at all')
  await lastMail(request, guest.email, new RegExp(name))

  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page).toHaveURL(`/t/${slug}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const steps = page.getByRole('region', { name: 'First steps' })
  await expect(steps).toContainText('2 of 4 done')
  await expect(steps.getByText('Invite somebody, done')).toBeVisible()
  await expect(steps.getByRole('link')).toHaveText([/^Create a workspace/, /^Start a project/])
})

test('inviting can be skipped, and the next sign-in comes straight back', async ({
  page,
  newBrowser,
  person,
}) => {
  const name = newTenantName()
  await signInQuietly(page.context(), person)
  await page.goto('/onboarding')
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.getByRole('link', { name: 'Skip for now' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  const phone = await newBrowser()
  await phone.goto('/sign-in')
  await submitSignIn(phone, person)
  await expect(phone.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('an address that is taken, or that is none, says so beside it and keeps what was typed', async ({
  page,
  newBrowser,
  person,
}) => {
  const other = await newBrowser()
  await signInQuietly(other.context(), person)
  const taken = await addTenant(other.request)
  await signInQuietly(page.context(), person)
  await page.goto('/onboarding')
  await expect(page.getByRole('heading', { level: 1, name: 'Create an organization' })).toBeVisible()
  await page.getByLabel('Name').fill('Another harbor')
  for (const [slug, words] of [
    [taken.slug, /taken/],
    ['not an address', /letters and digits/],
  ] as const) {
    await page.getByLabel('Address').fill(slug)
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page.getByLabel('Address')).toHaveAccessibleDescription(words)
    await expect(page.getByLabel('Name')).toHaveValue('Another harbor')
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an organization is made, people are invited, and its pages are there', async ({ page, person }) => {
    const name = newTenantName()
    await page.goto('/sign-in')
    await submitSignIn(page, person)
    await page.getByLabel('Name').fill(name)
    await page.getByRole('button', { name: 'Create organization' }).click()
    await page.getByLabel('Email addresses').fill(newPerson().email)
    await page.getByRole('button', { name: 'Send invitations' }).click()
    await expect(page.getByText('1 person invited.')).toBeVisible()
    await page.getByRole('link', { name: 'Continue' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await page.getByRole('complementary').getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByLabel('Name')).toHaveValue(name)
  })
})
