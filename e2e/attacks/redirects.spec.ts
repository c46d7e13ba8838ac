import { expect, test } from '../fixtures'
import { from, newAddress } from '../journey/address'
import { appUrl } from '../journey/api'
import { cookieHeader } from '../journey/cookies'
import { signInQuietly, submitSignIn } from '../journey/people'
import { readForm, submitForm } from '../journey/plain-form'
import { rawRequest } from '../journey/raw-request'

const hostile = [
  ['RED-1', '//evil.example'],
  ['RED-1', '///evil.example'],
  ['RED-1', '/\\evil.example'],
  ['RED-1', '\\\\evil.example'],
  ['RED-1', '/%2fevil.example'],
  ['RED-1', '/%5cevil.example'],
  ['RED-1', '/\t/evil.example'],
  ['RED-1', '/..//evil.example'],
  ['RED-1', '/.//evil.example'],
  ['RED-1', 'https:evil.example'],
  ['RED-1', 'https://evil.example'],
  ['RED-1', `${appUrl}@evil.example`],
  ['RED-1', '@evil.example'],
  ['RED-1', '.evil.example'],
  ['RED-2', 'javascript:alert(1)'],
  ['RED-2', ' javascript:alert(1)'],
  ['RED-2', 'data:text/html,hello'],
  ['RED-3', '/account\r\nSet-Cookie: sid=mine'],
  ['RED-3', '/account%0d%0aSet-Cookie: sid=mine'],
] as const

test('RED-1 RED-2 RED-3 someone signed in is never led off the site', async ({ context, person }) => {
  await signInQuietly(context, person)
  const Cookie = await cookieHeader(context)
  for (const path of ['/sign-in', '/sign-up']) {
    for (const [id, next] of hostile) {
      const answer = await rawRequest(`${path}?${new URLSearchParams({ next })}`, { headers: { Cookie } })
      expect(answer.status, `${id} ${next}`).toBe(307)
      expect(answer.headers.location, `${id} ${next}`).toBe('/start')
    }
  }
})

test('RED-1…4 twin: someone signed in is led to the page asked for', async ({ context, person }) => {
  await signInQuietly(context, person)
  const Cookie = await cookieHeader(context)
  for (const path of ['/sign-in', '/sign-up']) {
    const answer = await rawRequest(`${path}?next=%2Faccount%2Fsecurity`, { headers: { Cookie } })
    expect(answer.headers.location).toBe('/account/security')
  }
})

test('RED-1 RED-2 RED-3 nor is who signs in', async ({ person }) => {
  const client = from(newAddress())
  const form = await readForm('/sign-in', 'Sign in')
  const { email, password } = person
  for (const [id, next] of hostile) {
    const answer = await submitForm(form, { email, password, next }, { ...client, Origin: appUrl })
    expect(answer.status, `${id} ${next}`).toBe(303)
    expect(answer.headers.location, `${id} ${next}`).toBe('/start')
  }
})

test('RED-1…3 twin: who signs in is led to the page asked for', async ({ person }) => {
  const form = await readForm('/sign-in', 'Sign in')
  const { email, password } = person
  const fine = { email, password, next: '/account/security?from=mail' }
  const answer = await submitForm(form, fine, { ...from(newAddress()), Origin: appUrl })
  expect(answer.headers.location).toBe('/account/security?from=mail')
})

test('RED-4 several targets, or one that is no text, count as none', async ({ context, person }) => {
  await signInQuietly(context, person)
  const Cookie = await cookieHeader(context)
  for (const query of ['next=/account/security&next=//evil.example', 'next[]=//evil.example', 'next[a]=/x']) {
    const answer = await rawRequest(`/sign-in?${query}`, { headers: { Cookie } })
    expect(answer.headers.location, query).toBe('/start')
  }
})

test('RED-1 twin: in a browser, the page that was asked for opens after signing in', async ({
  page,
  person,
}) => {
  await page.goto('/account/sessions?from=mail')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%2Fsessions%3Ffrom%3Dmail')
  await submitSignIn(page, person)
  await expect(page).toHaveURL('/account/sessions?from=mail')
})
