import { randomUUID } from 'node:crypto'
import {
  expect,
  request as newRequest,
  type APIRequestContext,
  type BrowserContext,
  type Page,
} from '@playwright/test'
import { from, newAddress } from './address'
import { api } from './api'
import { mailedLink } from './mail'

export type Person = { name: string; email: string; password: string }

/** Someone who was never here before. */
export function newPerson(): Person {
  const key = randomUUID().slice(0, 12)
  return { name: 'Robin Vale', email: `robin.${key}@example.com`, password: `quiet harbor ${key}` }
}

/** Signs up and confirms over the API, for journeys that begin later. */
export async function createAccount(request: APIRequestContext, person: Person): Promise<Person> {
  // Signed up elsewhere: the link would sign in whoever holds the cookie of the sign-up.
  const elsewhere = await newRequest.newContext({ extraHTTPHeaders: from(newAddress()) })
  const signedUp = await api(elsewhere).post('/api/auth/signup', person)
  expect(signedUp.status()).toBe(202)
  await elsewhere.dispose()
  const token = new URL(await mailedLink(request, person.email, '/verify-email')).searchParams.get('token')
  const verified = await api(request).post('/api/auth/verify-email', { token })
  expect(verified.status()).toBe(200)
  return person
}

/** Fills in the form and sends it. What happens then is for the test to see. */
export async function submitSignUp(page: Page, { name, email, password }: Person): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
}

/** The same for the form that signs in, on a page that shows it already. */
export async function submitSignIn(page: Page, { email, password }: Omit<Person, 'name'>): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Where somebody comes to who has signed in and is in no organization yet. */
export async function expectFirstRun(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Name your organization' })).toBeVisible()
}

/** Signs in as a person does, and ends on their account. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in?next=%2Faccount')
  await submitSignIn(page, person)
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible()
}

/** Signs a browser in over the API, for journeys that begin signed in. */
export async function signInQuietly(context: BrowserContext, { email, password }: Person): Promise<void> {
  const answer = await api(context.request).post('/api/auth/signin', { email, password })
  expect(answer.status()).toBe(200)
}
