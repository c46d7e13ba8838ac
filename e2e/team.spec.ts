import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { api } from './journey/api'
import { acceptInvitation, invitationTokens } from './journey/invitations'
import { openListening, promptly } from './journey/live'
import { createAccount, newPerson, signInQuietly } from './journey/people'
import { memberWith, setRole } from './journey/tenants'

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

test('somebody is invited, accepts, and is given another role on the page', async ({
  page,
  tenant,
  newBrowser,
  request,
}) => {
  const grace = await createAccount(request, { ...newPerson(), name: 'Grace Hill' })
  await page.goto(`/t/${tenant.slug}/team`)
  await page.getByRole('button', { name: 'Invite people' }).click()
  const dialog = page.getByRole('dialog', { name: `Invite people to ${tenant.name}` })
  await expect(dialog.getByLabel('Role')).toHaveValue('member')
  await dialog.getByLabel('Email').fill(grace.email)
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(dialog.getByText(`Invitation sent to ${grace.email}.`)).toBeVisible()
  await expect(dialog.getByLabel('Email')).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Invitations' }).click()
  await expect(rowOf(page, grace.email)).toContainText('Robin Vale')
  await expect(rowOf(page, grace.email)).toContainText(/in 6 days/i)

  const other = await newBrowser()
  await signInQuietly(other.context(), grace)
  await acceptInvitation(other.request, grace.email)
  await page.getByRole('link', { name: 'Members' }).click()
  await rowOf(page, grace.email).getByRole('button', { name: 'Role of Grace Hill: Member' }).click()
  await page.getByRole('menuitemradio', { name: 'Admin' }).click()
  await expect(page.getByText('Grace Hill is Admin now.')).toBeVisible()
  expect((await memberWith(page.request, grace.email)).role).toBe('admin')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Grace Hill is Member now.')).toBeVisible()
  expect((await memberWith(page.request, grace.email)).role).toBe('member')
})

test(
  'a role that is changed opens and closes what an open page offers, within a second',
  { tag: '@promptly' },
  async ({ page, tenant, newMember, person }) => {
    const { page: other, member } = await newMember()
    await openListening(other, `/t/${tenant.slug}/team`)
    const invite = other.getByRole('button', { name: 'Invite people' })
    const menus = other.getByRole('button', { name: /^Role of / })
    await expect(other.getByText('Only owners and admins can invite people.')).toBeVisible()
    await expect(menus).toHaveCount(0)

    await setRole(page.request, member, 'admin')
    await expect.poll(() => invite.count(), promptly).toBe(1)
    await expect(other.getByRole('link', { name: 'Invitations' })).toBeVisible()
    await expect(rowOf(other, person.email), 'an owner stays out of reach').toContainText('Owner')
    await expect(menus).toHaveCount(0)
    await setRole(page.request, member, 'member')
    await expect.poll(() => invite.count(), promptly).toBe(0)
  },
)

test('a member is removed by name, and refused from then on', async ({ page, tenant, newMember }) => {
  const { page: other, person: grace } = await newMember()
  await page.goto(`/t/${tenant.slug}/team`)
  await page.getByRole('button', { name: 'Remove Grace Hill' }).click()
  const question = page.getByRole('alertdialog', { name: `Remove Grace Hill from ${tenant.name}?` })
  await question.getByRole('button', { name: `Remove Grace Hill from ${tenant.name}` }).click()
  await expect(page.getByText('Grace Hill was removed.')).toBeVisible()
  await expect(rowOf(page, grace.email)).toHaveCount(0)
  expect((await other.request.get(`/t/${tenant.slug}/team`)).status()).toBe(404)
})

test('the last owner reads why they can’t leave; with another owner they can', async ({
  page,
  tenant,
  newMember,
  person,
}) => {
  const { member } = await newMember()
  await page.goto(`/t/${tenant.slug}/team`)
  await expect(rowOf(page, person.email)).toContainText('You are the last owner.')
  await expect(page.getByRole('button', { name: `Leave ${tenant.name}` })).toHaveCount(0)

  await setRole(page.request, member, 'owner')
  await page.reload()
  await page.getByRole('button', { name: `Leave ${tenant.name}` }).click()
  const question = page.getByRole('alertdialog', { name: `Leave ${tenant.name}?` })
  await question.getByRole('button', { name: `Leave ${tenant.name}` }).click()
  await expect(page.getByText('You left the organization.')).toBeVisible()
})

test('nobody is offered a role above their own, nor whoever holds one', async ({
  tenant,
  newMember,
  person,
}) => {
  const { page: other } = await newMember('admin')
  await newMember('member', 'Noa Field')
  await other.goto(`/t/${tenant.slug}/team`)
  await expect(rowOf(other, person.email)).toContainText('Owners can do more than you')
  await other.getByRole('button', { name: 'Role of Noa Field: Member' }).click()
  await expect(other.getByRole('menuitemradio')).toHaveText(['Admin', 'Member'])
  await other.keyboard.press('Escape')
  await other.getByRole('button', { name: 'Invite people' }).click()
  await expect(other.getByRole('dialog').getByLabel('Role').getByRole('option')).toHaveText([
    'Admin',
    'Member',
  ])
})

test('a pasted list is reported line by line, and what failed stays to be mended', async ({
  page,
  tenant,
  person,
}) => {
  await page.goto(`/t/${tenant.slug}/team?invite=1`)
  const dialog = page.getByRole('dialog', { name: `Invite people to ${tenant.name}` })
  await dialog.getByRole('tab', { name: 'A list' }).click()
  const fresh = newPerson().email
  await dialog.getByLabel('Email addresses').fill(`${fresh}\n${person.email}, nobody at all\n${fresh}`)
  await dialog.getByRole('button', { name: 'Send invitations' }).click()
  const report = dialog.getByRole('status').getByRole('listitem')
  await expect(report).toHaveText([
    /Line 1: Invited/,
    /Line 2: Is a member already/,
    /Line 2: Not an email address/,
    /Line 3: Was invited already/,
  ])
  await expect(dialog.getByLabel('Email addresses')).toHaveValue('nobody at all')
})

test('an invitation is sent again with a new link, and taken back', async ({
  page,
  tenant,
  newBrowser,
  request,
}) => {
  const grace = await createAccount(request, { ...newPerson(), name: 'Grace Hill' })
  const invited = await api(page.request).post('/api/invitations', { email: grace.email, role: 'member' })
  expect(invited.status()).toBe(201)
  const [before] = await invitationTokens(request, grace.email, 1)
  await page.goto(`/t/${tenant.slug}/team/invitations`)
  await page.getByRole('button', { name: `Send the invitation to ${grace.email} again` }).click()
  await expect(page.getByText(`Sent to ${grace.email} again.`)).toBeVisible()
  const tokens = await invitationTokens(request, grace.email, 2)
  expect(tokens).toContain(before)

  const other = await newBrowser()
  await page.getByRole('button', { name: `Take back the invitation to ${grace.email}` }).click()
  await page.getByRole('button', { name: 'Take back the invitation', exact: true }).click()
  await expect(page.getByText('Nobody is invited right now')).toBeVisible()
  await signInQuietly(other.context(), grace)
  for (const token of tokens) {
    const answer = await api(other.request).post('/api/invitations/accept', { token })
    expect(answer.status(), 'no link works any more').toBe(410)
  }
})

test('the list is found in and put in order by its address', async ({ page, tenant, newMember }) => {
  await newMember()
  await page.goto(`/t/${tenant.slug}/team`)
  const people = page.getByRole('row').filter({ hasText: '@example.com' })
  await expect(people).toContainText(['Grace Hill', 'Robin Vale'])
  await page.getByRole('link', { name: 'Person' }).click()
  await expect(people).toContainText(['Robin Vale', 'Grace Hill'])
  await page.getByRole('searchbox', { name: 'Find a member' }).fill('grace')
  await expect(people).toHaveCount(1)
  await expect(page).toHaveURL(/q=grace/)
  await page.getByRole('searchbox', { name: 'Find a member' }).fill('nobody like this')
  await expect(page.getByText('No member matches “nobody like this”')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('invite, change a role, remove', async ({ page, tenant, newMember }) => {
    const { person: grace } = await newMember()
    await page.goto(`/t/${tenant.slug}/team`)
    await rowOf(page, grace.email).locator('summary').filter({ hasText: 'Member' }).click()
    await rowOf(page, grace.email).getByLabel('Role', { exact: true }).selectOption('admin')
    await page.getByRole('button', { name: 'Change role' }).click()
    await expect(rowOf(page, grace.email).locator('summary').filter({ hasText: 'Admin' })).toBeVisible()
    await rowOf(page, grace.email).locator('summary').filter({ hasText: 'Remove' }).click()
    await page.getByRole('button', { name: `Remove Grace Hill from ${tenant.name}` }).click()
    await expect(page.getByText('Grace Hill was removed.')).toBeVisible()
    await page.getByRole('link', { name: 'Invite people' }).click()
    await page.getByLabel('Email', { exact: true }).fill(newPerson().email)
    await page.getByRole('button', { name: 'Send invitation', exact: true }).click()
    await expect(page.getByText(/^Invitation sent to/)).toBeVisible()
  })
})
