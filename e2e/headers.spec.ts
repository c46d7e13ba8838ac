import { expect, test } from './fixtures'
import { api, appUrl } from './journey/api'
import { accountPages, publicPages } from './journey/pages'
import { signInQuietly } from './journey/people'
import { rawRequest } from './journey/raw-request'

for (const path of publicPages) {
  test(`${path}: every script carries the nonce of the policy`, async () => {
    const { headers, text } = await rawRequest(path)
    expectPageHeaders(headers)
    const nonce = nonceOf(headers)
    const scripts = text.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(1)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    expect(text, 'no handlers in attributes').not.toMatch(/<[a-z]+\s[^>]*\son[a-z]+="/)
  })
}

test('search engines may find the ways in, and no page that a mailed link leads to', async () => {
  for (const path of ['/sign-in', '/sign-up']) {
    expect((await rawRequest(path)).text).toContain('<meta name="robots" content="index"/>')
  }
  for (const path of ['/verify-email', '/reset-password', '/forgot-password']) {
    expect((await rawRequest(path)).text).toContain('<meta name="robots" content="noindex"/>')
  }
})

test('signed-in pages have the same headers, and nobody may keep them', async ({ context, person }) => {
  await signInQuietly(context, person)
  for (const path of accountPages) {
    const page = await context.request.get(path)
    expect(page.status()).toBe(path === '/account/no-such-page' ? 404 : 200)
    expectPageHeaders(page.headers())
    expect(page.headers()['cache-control']).toContain('no-store')
    const nonce = nonceOf(page.headers())
    for (const script of (await page.text()).match(/<script\b[^>]*>/g) ?? []) {
      expect(script).toContain(`nonce="${nonce}"`)
    }
  }
})

test('each page has a nonce of its own', async () => {
  const nonces = await Promise.all([1, 2, 3].map(async () => nonceOf((await rawRequest('/sign-in')).headers)))
  expect(new Set(nonces).size).toBe(3)
})

test('a nonce of the client’s own making is not taken over', async () => {
  const headers = { 'x-nonce': 'bWluZQ==', 'content-security-policy': `script-src 'nonce-bWluZQ=='` }
  const page = await rawRequest('/sign-in', { headers })
  expect(page.headers['content-security-policy']).not.toContain('bWluZQ==')
  expect(page.text).not.toContain('bWluZQ==')
})

test('answers of the API and redirects are locked down as well', async () => {
  for (const path of ['/api/health', '/api/auth/session', '/api/no-such-thing', '/account']) {
    const { headers } = await rawRequest(path)
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin')
    expect(headers['permissions-policy'], path).toContain('camera=()')
    expect(headers['content-security-policy'], path).toContain(`frame-ancestors 'none'`)
    expect(headers['strict-transport-security'], path).toBeUndefined()
    expect(headers['x-powered-by'], path).toBeUndefined()
    expect(headers['x-request-id'], path).toBeTruthy()
  }
})

test('cookies are out of reach for scripts and other sites', async ({ page, context, request, person }) => {
  await signInQuietly(context, person)
  const cookies = await context.cookies()
  expect(cookies.map(({ name }) => name).sort()).toEqual(['ref', 'sid'])
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: false,
      domain: 'localhost',
    })
    expect(cookie.value.length).toBeLessThan(3_800)
  }
  await page.goto('/account')
  expect(await page.evaluate(() => document.cookie)).toBe('')

  const { email, password } = person
  const answer = await api(request).post('/api/auth/signin', { email, password })
  const lines = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  expect(lines).toHaveLength(2)
  for (const { value } of lines) expect(value).toMatch(/Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
})

test('cookies that a page renews have the same attributes', async ({ context, person }) => {
  await signInQuietly(context, person)
  await context.clearCookies({ name: 'sid' })
  await context.request.get(`${appUrl}/account`)
  const cookies = await context.cookies()
  expect(cookies.map(({ name }) => name).sort()).toEqual(['ref', 'sid'])
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: false })
  }
})

type Headers = Record<string, string | string[] | undefined>

function expectPageHeaders(headers: Headers): void {
  const directives = policyOf(headers)
  const scripts = directives.get('script-src') ?? ''
  expect(scripts).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/)
  expect(scripts).not.toContain('unsafe')
  expect(directives.get('frame-ancestors')).toBe(`'none'`)
  expect(directives.get('object-src')).toBe(`'none'`)
  expect(directives.get('base-uri')).toBe(`'none'`)
  expect(directives.get('form-action')).toBe(`'self'`)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-frame-options']).toBe('DENY')
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
  expect(headers['permissions-policy']).toContain('camera=()')
  expect(headers['strict-transport-security'], 'it would lock localhost to https').toBeUndefined()
  expect(headers['x-powered-by']).toBeUndefined()
}

function nonceOf(headers: Headers): string {
  const nonce = /'nonce-([^']+)'/.exec(policyOf(headers).get('script-src') ?? '')?.[1]
  return nonce ?? 'there is no nonce'
}

function policyOf(headers: Headers): Map<string, string> {
  const directives = String(headers['content-security-policy']).split('; ')
  return new Map(
    directives.map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
}
