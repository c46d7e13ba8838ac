import { expect, test } from './fixtures'
import { lastMail, mailedLink } from './journey/mail'
import { newPerson, submitSignUp } from './journey/people'

test('the development mailbox shows the mail, and its link works from there', async ({ page }) => {
  const person = newPerson()
  await submitSignUp(page, person)
  await page.getByRole('link', { name: 'Open the development mailbox' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mailbox' })).toBeVisible()
  await page.getByLabel('Recipient').fill(person.email)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/dev\/mail\?to=/)
  await page.getByRole('link', { name: 'Confirm your email address for Gatehouse' }).click()

  await expect(page.getByText(person.email)).toBeVisible()
  const body = page.frameLocator('iframe')
  await expect(body.getByRole('link', { name: 'Confirm email address' })).toBeVisible()
  await page.getByRole('link', { name: 'Open /verify-email' }).click()
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByText('You are signed in on this device.')).toBeVisible()
})

test('new mail appears by itself, and the address is found in any case', async ({
  page,
  request,
  newBrowser,
}) => {
  const person = newPerson()
  await page.goto(`/dev/mail?to=${encodeURIComponent(person.email.toUpperCase())}`)
  await expect(page.getByText(/^No mail to/)).toBeVisible()
  await submitSignUp(await newBrowser(), person)
  await mailedLink(request, person.email, '/verify-email')
  await expect(page.getByRole('link', { name: /^Confirm your email/ })).toBeVisible()
})

test('the text part says the same as the drawn one', async ({ page, request }) => {
  const person = newPerson()
  await submitSignUp(page, person)
  const { id } = await lastMail(request, person.email, /^Confirm your email/)
  const link = await mailedLink(request, person.email, '/verify-email')
  await page.goto(`/dev/mail/${id}?part=text`)
  await expect(page.locator('pre')).toContainText(link)
})
