import { expect, test } from '../fixtures'
import { cookieHeader } from '../journey/cookies'
import { signInQuietly } from '../journey/people'
import { rawRequest } from '../journey/raw-request'

/** Addresses that a shared cache could take for files, or that a proxy could fail to recognise as pages. */
const paths = [
  '/account',
  '/account/sessions',
  '/account/x.css',
  '/account/sessions/x.css',
  '/account/sessions/x.js',
  '/account/x.png',
  '/account/sessions/x.svg',
  '/account/sessions/x.ico',
  '/account/x.txt',
  '/account/sessions;x.css',
  '/account/sessions%2fx.css',
  '/account/sessions%3fx.css',
  '/account/sessions%23x.css',
  '/account%2fsessions',
  '/account.rsc',
  '/account/sessions.rsc',
  '/account/sessions.json',
  '/account.segments/_tree.segment.rsc',
  '/account?_rsc=1',
  '//account',
  '/./account',
  '/Account',
  '/_next/data/x/account.json',
  '/_next/image?url=%2Faccount&w=640&q=75',
  '/_next/static/../account',
  '/_next/static/%2e%2e/account',
]

/** Headers by which requests have gone round a proxy, or asked for a page in another form. */
const disguises: Record<string, string>[] = [
  {},
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  { 'x-nextjs-data': '1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-prefetch': '1' },
  { 'x-middleware-rewrite': '/account' },
  { 'x-original-url': '/account', 'x-rewrite-url': '/account', 'x-invoke-path': '/account' },
]

test('INJ-9 what a person has opened is never shown to an anonymous caller after', async ({
  context,
  person,
}) => {
  await signInQuietly(context, person)
  const Cookie = await cookieHeader(context)
  for (const path of paths) {
    await Promise.all(
      disguises.map(async (disguise) => {
        const asked = `${path} ${JSON.stringify(disguise)}`
        const own = await rawRequest(path, { headers: { ...disguise, Cookie } })
        const isPersonal = own.text.includes(person.email) || own.text.includes(person.name)
        if (isPersonal) expect(own.headers['cache-control'], asked).toContain('no-store')
        const anonymous = await rawRequest(path, { headers: disguise })
        expect(anonymous.text, asked).not.toContain(person.email)
        expect(anonymous.text, asked).not.toContain(person.name)
        expect(anonymous.status, asked).toBeLessThan(500)
      }),
    )
  }
})

test('INJ-9 twin: the person sees the page, also when a header would take it round the proxy', async ({
  context,
  person,
}) => {
  await signInQuietly(context, person)
  const Cookie = await cookieHeader(context)
  for (const disguise of disguises.filter(isPlain)) {
    const own = await rawRequest('/account', { headers: { ...disguise, Cookie } })
    expect(own.text, JSON.stringify(disguise)).toContain(person.email)
  }
})

test('INJ-9 the form in which the router fetches a page is no other', async ({ page, context, person }) => {
  await signInQuietly(context, person)
  await page.goto('/account/security')
  const fetched = page.waitForRequest((request) => {
    return request.headers().rsc === '1' && new URL(request.url()).pathname === '/account'
  })
  await page.getByRole('link', { name: 'Profile' }).click()
  const { url, headers } = await fetched.then(async (request) => ({
    url: new URL(request.url()),
    headers: await request.allHeaders(),
  }))
  const path = url.pathname + url.search
  const wanted = Object.entries(headers).filter(([name]) => name === 'rsc' || name.startsWith('next-'))
  const router = Object.fromEntries(wanted)
  const own = await rawRequest(path, { headers: { ...router, Cookie: headers.cookie ?? '' } })
  expect(own.headers['content-type']).toContain('text/x-component')
  expect(own.headers['cache-control']).toContain('no-store')
  const anonymous = await rawRequest(path, { headers: router })
  expect(anonymous.text).not.toContain(person.email)
  expect(anonymous.text).not.toContain(person.name)
})

test('INJ-9 whatever the address ends in, a page comes with its policy', async ({ context, person }) => {
  await signInQuietly(context, person)
  const Cookie = await cookieHeader(context)
  for (const path of [
    '/account/x.png',
    '/account/sessions/x.svg',
    '/account/x.txt',
    '/x.ico',
    '/icon-of-mine',
  ]) {
    for (const headers of [{ Cookie }, {}] as Record<string, string>[]) {
      const { headers: answer } = await rawRequest(path, { headers: { ...headers, 'x-nonce': 'bWluZQ==' } })
      expect(answer['content-security-policy'], path).toContain(`frame-ancestors 'none'`)
      expect(answer['content-security-policy'], path).not.toContain('bWluZQ==')
      expect(answer['x-content-type-options'], path).toBe('nosniff')
    }
  }
})

test('INJ-9 the page asked for is what the proxy saw, not what a header says', async () => {
  const answer = await rawRequest('/account', { headers: { 'x-gatehouse-path': '//evil.example' } })
  expect(answer.headers.location).toBe('/sign-in?next=%2Faccount')
})

test('INJ-8 huge and broken cookies are no way to an error of ours', async () => {
  const junk = (bytes: number) => 'x'.repeat(bytes)
  const hostile = [
    `sid=${junk(15_500)}`,
    `ref=${junk(15_500)}`,
    `signup=${junk(15_500)}`,
    `sid=${junk(7_000)}; ref=${junk(7_000)}`,
    `sid=%00%ff; ref="; sid=`,
    'sid; ref; =; ;;;',
    Array.from({ length: 1_000 }, (_, at) => `c${at}=1`).join('; '),
  ]
  for (const Cookie of hostile) {
    for (const path of ['/account', '/sign-in', '/api/auth/session', '/api/health']) {
      const { status } = await rawRequest(path, { headers: { Cookie } })
      expect(status, `${path} ${Cookie.slice(0, 40)}`).toBe(
        { '/account': 307, '/sign-in': 200, '/api/auth/session': 401, '/api/health': 200 }[path],
      )
    }
  }
  // Past 16 KB Node itself refuses, before any code of ours.
  expect((await rawRequest('/account', { headers: { Cookie: `sid=${junk(17_000)}` } })).status).toBe(431)
})

test('INJ-8 twin: eight kilobytes of cookies of others leave the session readable', async ({
  context,
  person,
}) => {
  await signInQuietly(context, person)
  const Cookie = `other=${'x'.repeat(8_000)}; ${await cookieHeader(context)}`
  expect((await rawRequest('/account', { headers: { Cookie } })).text).toContain(person.email)
})

/** Whether Next answers with the page itself: to the router it would send a part of it, or the way to that. */
function isPlain(disguise: Record<string, string>): boolean {
  return Object.keys(disguise).every((name) => name === 'x-middleware-subrequest')
}
