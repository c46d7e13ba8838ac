import { expect, test } from './fixtures'
import { api } from './journey/api'
import { advanceClock } from './journey/clock'
import { lastMail, mailedLink, mailsTo } from './journey/mail'
import { expectFirstRun, newPerson, submitSignIn, submitSignUp } from './journey/people'

test('a wrong password and an unknown address get the same words', async ({ page, person }) => {
  for (const email of [person.email, newPerson().email]) {
    await page.goto('/sign-in')
    await submitSignIn(page, { email, password: 'not my password' })
    const alert = page.getByRole('main').getByRole('alert')
    await expect(alert).toHaveText('The email address or the password is not right.')
    await expect(alert).toBeFocused()
    await expect(page.getByLabel('Email')).toHaveValue(email)
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  }
})

test('a taken address looks like any other, and its owner gets a mail', async ({ page, request, person }) => {
  await submitSignUp(page, { ...person, name: 'Somebody Else', password: 'another quiet harbor' })
  await expect(page.getByRole('heading', { level: 1, name: 'Check your inbox' })).toBeVisible()
  await expect(page.getByText(`We sent a link to ${person.email}.`)).toBeVisible()
  const mail = await lastMail(request, person.email, /You already have a Gatehouse account/)
  expect(mail.text).not.toContain('Somebody Else')
  const mails = await mailsTo(request, person.email)
  expect(mails.filter(({ links }) => links.some((link) => link.includes('/verify-email')))).toHaveLength(1)
})

test('a used link says so', async ({ page, newBrowser, request }) => {
  const person = newPerson()
  await submitSignUp(page, person)
  const link = await mailedLink(request, person.email, '/verify-email')
  const other = await newBrowser()
  for (const [browser, title] of [
    [page, 'Address confirmed'],
    [other, 'This link no longer works'],
  ] as const) {
    await browser.goto(link)
    await browser.getByRole('button', { name: 'Confirm address' }).click()
    await expect(browser.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
  await expect(other.getByRole('alert').filter({ hasText: 'It was used already' })).toBeVisible()
})

test('a link of our own making says so too', async ({ page }) => {
  await page.goto(`/verify-email?token=${'A'.repeat(43)}`)
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
})

test('too many tries say how long to wait, and the right password waits as well', async ({
  page,
  newBrowser,
  person,
}) => {
  await page.goto('/sign-in')
  for (let attempt = 0; attempt < 5; attempt++) {
    const { email } = person
    const answer = await api(page.request).post('/api/auth/signin', { email, password: 'not my password' })
    expect(answer.status()).toBe(401)
  }
  await submitSignIn(page, person)
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(
    /^Too many tries\. Try again in (14|15) minutes\.$/,
  )
  const { email, password } = person
  const answer = await api(page.request).post('/api/auth/signin', { email, password })
  expect(answer.status()).toBe(429)
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(800)

  const elsewhere = await newBrowser()
  await elsewhere.goto('/sign-in')
  await submitSignIn(elsewhere, person)
  await expectFirstRun(elsewhere)
})

test('an unconfirmed address is told only to who knows the password, with a new link', async ({
  page,
  request,
}) => {
  const person = newPerson()
  await api(request).post('/api/auth/signup', person)
  await mailedLink(request, person.email, '/verify-email')
  await page.goto('/sign-in')
  await submitSignIn(page, { ...person, password: 'not my password' })
  await expect(page.getByText('The email address or the password is not right.')).toBeVisible()

  await submitSignIn(page, person)
  await expect(page.getByText('Confirm your address first')).toBeVisible()
  await expect(page.getByText(`We mailed a link to ${person.email}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Send a new link' }).click()
  await expect(page.getByText('a new link is on its way')).toBeVisible()
  await page.goto(await mailedLink(request, person.email, '/verify-email', 2))
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Address confirmed' })).toBeVisible()
})

test(
  'expired links say so, and the wait after too many tries ends',
  { tag: '@alone' },
  async ({ page, request, person }) => {
    const pending = newPerson()
    await api(request).post('/api/auth/signup', pending)
    const verify = await mailedLink(request, pending.email, '/verify-email')
    await api(request).post('/api/auth/forgot-password', { email: person.email })
    const reset = await mailedLink(request, person.email, '/reset-password')
    const { email, password } = person
    for (const status of [401, 401, 401, 401, 401, 429]) {
      const answer = await api(page.request).post('/api/auth/signin', { email, password: 'not my password' })
      expect(answer.status()).toBe(status)
    }

    await advanceClock(request, '16m')
    await page.goto('/sign-in')
    await submitSignIn(page, person)
    await expectFirstRun(page)
    expect((await api(page.request).post('/api/auth/signin', { email, password })).status()).toBe(200)

    await advanceClock(request, '25h')
    await page.goto(verify)
    await page.getByRole('button', { name: 'Confirm address' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'This link has expired' })).toBeVisible()
    await page.getByLabel('Email').fill(pending.email)
    await page.getByRole('button', { name: 'Send a new link' }).click()
    await expect(page.getByText('a new link is on its way')).toBeVisible()

    await page.goto(reset)
    await page.getByLabel('New password').fill('much too late 65')
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'This link has expired' })).toBeVisible()
  },
)
