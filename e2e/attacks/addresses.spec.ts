import { expect, test } from '../fixtures'
import { from, newAddress } from '../journey/address'
import { appUrl } from '../journey/api'
import { lastMail, mailedLink } from '../journey/mail'
import { newPerson, type Person } from '../journey/people'
import { readForm, submitForm } from '../journey/plain-form'
import { rawRequest } from '../journey/raw-request'

const ours = { Origin: appUrl, 'X-Auth-Request': '1', 'Content-Type': 'application/json' }

test('INJ-6 no header of a request gets into a mailed link', async ({ request, person }) => {
  const spoofed = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '444',
    'X-Forwarded-Server': 'evil.example',
    'X-Host': 'evil.example',
    Forwarded: 'host=evil.example;proto=https',
  }
  const body = JSON.stringify({ email: person.email })
  const asked = await rawRequest('/api/auth/forgot-password', {
    method: 'POST',
    headers: { ...ours, ...spoofed, ...from(newAddress()) },
    body,
  })
  expect(asked.status).toBe(200)
  expect(await mailedLink(request, person.email, '/reset-password')).toMatch(new RegExp(`^${appUrl}/`))

  const newcomer = newPerson()
  const form = await readForm('/sign-up', 'Create account')
  await submitForm(form, { ...newcomer }, { ...spoofed, Origin: appUrl, ...from(newAddress()) })
  // Next may refuse an Origin that differs from the Host; ours is right either way.
  await submitForm(form, { ...newcomer }, { Origin: appUrl, ...from(newAddress()) })
  const mail = await lastMail(request, newcomer.email, /^Confirm your email/)
  expect(mail.links.map((link) => new URL(link).origin)).toEqual(mail.links.map(() => appUrl))
  expect(mail.text + mail.html).not.toContain('evil.example')

  const away = await rawRequest('/account', { headers: spoofed })
  expect(away.headers.location).not.toContain('evil.example')
})

test('INJ-6 twin: asked for with the headers of our own site, the link leads to our own site', async ({
  request,
  person,
}) => {
  const headers = { ...ours, 'X-Forwarded-Host': new URL(appUrl).host, ...from(newAddress()) }
  const body = JSON.stringify({ email: person.email })
  expect((await rawRequest('/api/auth/forgot-password', { method: 'POST', headers, body })).status).toBe(200)
  const link = new URL(await mailedLink(request, person.email, '/reset-password'))
  expect(link.origin).toBe(appUrl)
  expect((await rawRequest(link.pathname + link.search)).status).toBe(200)
})

test('RAT-1 rotating forwarded addresses does not evade the limit', async ({ person }) => {
  const own = newAddress()
  const statuses: number[] = []
  for (let attempt = 0; attempt < 7; attempt++) {
    const forwarded = `${newAddress()}, ${newAddress()}, ${own}`
    const pretended = {
      'X-Real-IP': newAddress(),
      'CF-Connecting-IP': newAddress(),
      'True-Client-IP': newAddress(),
    }
    statuses.push(await trySignIn(person, 'not my password', { 'X-Forwarded-For': forwarded, ...pretended }))
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
})

test('RAT-1…4 twin: from truly elsewhere, with the address as it is, one signs in', async ({ person }) => {
  const stranger = from(newAddress())
  for (let attempt = 0; attempt < 6; attempt++) await trySignIn(person, 'not my password', stranger)
  expect(await trySignIn(person, person.password, stranger)).toBe(429)
  expect(await trySignIn(person, person.password, from(newAddress()))).toBe(200)
})

test('RAT-2 RAT-4 neither spellings of the address nor of the path give further tries', async ({
  person,
}) => {
  const client = from(newAddress())
  const { email } = person
  const spellings = [email, email.toUpperCase(), ` ${email} `, `\t${email}`, email.replace('r', 'R')]
  for (const spelling of spellings) {
    expect(await trySignIn({ ...person, email: spelling }, 'not my password', client)).toBe(401)
  }
  const tricks = [
    '/api/auth/signin',
    '/api/auth//signin',
    '//api/auth/signin',
    '/api/auth/./signin',
    '/api/auth/x/../signin',
    '/api/auth/%2e/signin',
    '/api/auth%2fsignin',
    '/api/auth/signi%6e',
    '/api/auth/SIGNIN',
    '/API/auth/signin',
    '/api/auth/signin/',
    '/api/auth/signin?x=1',
    '/api/auth/signin;x=1',
    '/api/auth/signin%00',
  ]
  for (const path of tricks) {
    const status = await trySignIn(person, person.password, client, path)
    expect([308, 400, 404, 405, 429], `${path} answered ${status}`).toContain(status)
  }
})

test('unknown paths and wrong methods of the API answer in JSON', async () => {
  for (const path of ['/api/nothing', '/api/auth/nothing', '/api/auth/sessions/a/b', '/api/auth/signin/x']) {
    const { status, text, headers } = await rawRequest(path)
    expect(status, path).toBe(404)
    expect(JSON.parse(text), path).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(headers['cache-control'], path).toBe('no-store')
  }
  for (const [method, path, allow] of [
    ['GET', '/api/auth/signin', 'POST'],
    ['PUT', '/api/auth/session', 'GET, HEAD'],
    ['POST', '/api/auth/sessions', 'GET, HEAD, DELETE'],
    ['DELETE', '/api/health', 'GET, HEAD'],
    ['OPTIONS', '/api/auth/signin', 'POST'],
  ] as const) {
    const { status, headers } = await rawRequest(path, { method })
    expect(status, path).toBe(405)
    expect(headers.allow, path).toBe(allow)
    expect(headers['access-control-allow-origin'], 'CSR-8').toBeUndefined()
  }
})

async function trySignIn(
  { email }: Person,
  password: string,
  headers: Record<string, string>,
  path = '/api/auth/signin',
): Promise<number> {
  const body = JSON.stringify({ email, password })
  const { status } = await rawRequest(path, { method: 'POST', headers: { ...ours, ...headers }, body })
  return status
}
