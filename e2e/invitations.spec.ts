import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { invitationTokens } from './journey/invitations'
import { mailedLink } from './journey/mail'
import { createAccount, newPerson, signInQuietly, type Person } from './journey/people'
import { memberWith } from './journey/tenants'

/** The page that the mail to that address leads to. */
async function invite(owner: Page, { email }: Person, role = 'member'): Promise<string> {
  expect((await api(owner.request).post('/api/invitations', { email, role })).status()).toBe(201)
  const [token] = await invitationTokens(owner.request, email, 1)
  return `/invite/${token}`
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('who has no account makes one, and is led back to the invitation', async ({
  page,
  tenant,
  newBrowser,
  request,
}) => {
  const guest = newPerson()
  const visitor = await newBrowser()
  await visitor.goto(await invite(page, guest, 'admin'))
  await expect(title(visitor)).toHaveText(`Join ${tenant.name}`)
  await expect(visitor.getByRole('main')).toContainText(`To accept, create an account for ${guest.email}.`)
  await visitor.getByRole('link', { name: 'Create account' }).click()
  await expect(visitor.getByLabel('Email')).toHaveValue(guest.email)
  await visitor.getByLabel('Name').fill(guest.name)
  await visitor.getByLabel('Password', { exact: true }).fill(guest.password)
  await visitor.getByRole('button', { name: 'Create account' }).click()
  await expect(title(visitor)).toHaveText('Check your inbox')
  await visitor.goto(await mailedLink(request, guest.email, '/verify-email'))
  await visitor.getByRole('button', { name: 'Confirm address' }).click()
  await visitor.getByRole('link', { name: 'Continue to Gatehouse' }).click()
  await visitor.getByRole('button', { name: `Join ${tenant.name}` }).click()
  await expect(visitor).toHaveURL(`/t/${tenant.slug}`)
  expect((await memberWith(page.request, guest.email)).role).toBe('admin')
})

test('who is signed out signs in, and is led back to the invitation', async ({
  page,
  tenant,
  newBrowser,
  request,
}) => {
  const guest = await createAccount(request, newPerson())
  const visitor = await newBrowser()
  await visitor.goto(await invite(page, guest))
  await expect(visitor.getByRole('main')).toContainText(`To accept, sign in as ${guest.email}.`)
  await visitor.getByRole('link', { name: 'Sign in' }).click()
  await expect(visitor.getByLabel('Email')).toHaveValue(guest.email)
  await visitor.getByLabel('Password', { exact: true }).fill(guest.password)
  await visitor.getByRole('button', { name: 'Sign in' }).click()
  await visitor.getByRole('button', { name: `Join ${tenant.name}` }).click()
  await expect(visitor).toHaveURL(`/t/${tenant.slug}`)
})

test('who is signed in with another address reads both, joins nothing, and can change accounts', async ({
  page,
  tenant,
  newBrowser,
  request,
}) => {
  const [guest, other] = [
    await createAccount(request, newPerson()),
    await createAccount(request, newPerson()),
  ]
  const visitor = await newBrowser()
  await signInQuietly(visitor.context(), other)
  await visitor.goto(await invite(page, guest))
  await expect(title(visitor)).toHaveText('This invitation is for another address')
  await expect(visitor.getByRole('main')).toContainText(
    `It was sent to ${guest.email}, and you are signed in as ${other.email}.`,
  )
  await expect(visitor.getByRole('button', { name: `Join ${tenant.name}` })).toHaveCount(0)
  await visitor.getByRole('button', { name: 'Sign out and use the other account' }).click()
  await expect(visitor.getByRole('main')).toContainText(`To accept, sign in as ${guest.email}.`)
})

test('one that was used, one that was taken back and a link that is none say the same', async ({
  page,
  tenant,
  newBrowser,
  request,
}) => {
  const [used, revoked] = [await createAccount(request, newPerson()), newPerson()]
  const usedPath = await invite(page, used)
  const visitor = await newBrowser()
  await signInQuietly(visitor.context(), used)
  await visitor.goto(usedPath)
  // Opening it has not used it up.
  await visitor.reload()
  await visitor.getByRole('button', { name: `Join ${tenant.name}` }).click()
  await expect(visitor).toHaveURL(`/t/${tenant.slug}`)

  const revokedPath = await invite(page, revoked)
  const listed = await api(page.request).get('/api/invitations')
  const { items } = (await listed.json()) as { items: { id: string; email: string }[] }
  const { id } = items.find(({ email }) => email === revoked.email) ?? {}
  expect((await api(page.request).delete(`/api/invitations/${id}`)).status()).toBe(204)

  const stranger = await newBrowser()
  const said: (string | null)[] = []
  for (const path of [usedPath, revokedPath, '/invite/no-such-token']) {
    await stranger.goto(path)
    await expect(title(stranger)).toHaveText('This invitation no longer works')
    expect(await stranger.content()).not.toContain(tenant.name)
    said.push(await stranger.getByRole('main').textContent())
  }
  expect(new Set(said).size).toBe(1)
})
