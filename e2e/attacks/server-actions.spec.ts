import { expect, test } from '../fixtures'
import { from, newAddress } from '../journey/address'
import { api, appUrl } from '../journey/api'
import { cookieHeader } from '../journey/cookies'
import { signInQuietly } from '../journey/people'
import { readForm, submitForm } from '../journey/plain-form'
import { rawRequest } from '../journey/raw-request'

const foreign = 'http://evil.example'

// Next lets an Origin pass that equals X-Forwarded-Host, and anyone can send that header.
const attempts: [string, Record<string, string>][] = [
  ['a foreign origin', { Origin: foreign }],
  [
    'a foreign origin with X-Forwarded-Host to match',
    { Origin: foreign, 'X-Forwarded-Host': 'evil.example' },
  ],
  ['a foreign origin with Host to match', { Origin: foreign, Host: 'evil.example' }],
  ['no origin', {}],
  ['the origin null', { Origin: 'null' }],
  ['another port', { Origin: 'http://localhost:1' }],
  ['a name that begins like ours', { Origin: `${appUrl}.evil.example` }],
]

test('CSR-9 twin: a form of ours works with our origin', async ({ context, person }) => {
  await signInQuietly(context, person)
  const Cookie = await cookieHeader(context)
  const form = await readForm('/account', 'Save name', Cookie)
  await submitForm(form, { name: 'Robin Plain' }, { Cookie, Origin: appUrl })
  expect(await (await api(context.request).get('/api/auth/me')).json()).toMatchObject({ name: 'Robin Plain' })
})

for (const [title, headers] of attempts) {
  test(`CSR-9 a server action with ${title} does nothing`, async ({ context, person }) => {
    await signInQuietly(context, person)
    const Cookie = await cookieHeader(context)
    const form = await readForm('/account', 'Save name', Cookie)
    const answer = await submitForm(form, { name: 'Mallory' }, { Cookie, ...headers })
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(await (await api(context.request).get('/api/auth/me')).json()).toMatchObject({ name: person.name })
  })

  test(`CSR-7 nobody is signed in as someone else with ${title}`, async ({ person }) => {
    const form = await readForm('/sign-in', 'Sign in')
    const { email, password } = person
    const client = from(newAddress())
    const refused = await submitForm(form, { email, password }, { ...client, ...headers })
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect(refused.headers.location).toBeUndefined()
  })
}

test('CSR-7 twin: our own form signs in', async ({ person: { email, password } }) => {
  const form = await readForm('/sign-in', 'Sign in')
  const answer = await submitForm(form, { email, password }, { ...from(newAddress()), Origin: appUrl })
  expect(answer.status).toBe(303)
  expect(answer.headers['set-cookie']).toHaveLength(2)
})

test('CSR-9 the way that scripts call an action is guarded alike', async ({ page, context, person }) => {
  await signInQuietly(context, person)
  await page.goto('/account')
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByLabel('Name').fill('Robin Script')
  await page.getByRole('button', { name: 'Save name' }).click()
  const original = await sent
  await expect(page.getByText('Saved.')).toBeVisible()

  const body = (original.postData() ?? '').replace('Robin Script', 'Mallory')
  const headers = await original.allHeaders()
  const replay = (changed: Record<string, string>) =>
    rawRequest('/account', {
      method: 'POST',
      headers: {
        Cookie: headers.cookie ?? '',
        'Next-Action': headers['next-action'] ?? '',
        'Next-Router-State-Tree': headers['next-router-state-tree'] ?? '',
        'Content-Type': headers['content-type'] ?? '',
        Accept: 'text/x-component',
        ...changed,
      },
      body,
    })
  const nameNow = async () =>
    ((await (await api(page.request).get('/api/auth/me')).json()) as { name: string }).name
  for (const [, changed] of attempts) await replay(changed)
  expect(await nameNow()).toBe('Robin Script')
  await replay({ Origin: appUrl })
  expect(await nameNow()).toBe('Mallory')
})
