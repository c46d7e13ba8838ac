import type { IncomingHttpHeaders } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../harness/browser'
import { startCachingProxy, type CachingProxy, type Manners } from '../harness/caching-proxy'
import { startInstances, type Instance, type Instances } from '../harness/instances'
import { signIn, signUpVerified, type Person } from '../harness/people'

let instances: Instances
let instance: Instance
let person: Person
let browser: Browser
let proxy: CachingProxy
beforeAll(async () => {
  instances = await startInstances({ count: 1 })
  ;[instance] = instances.all as [Instance]
})
beforeEach(async () => void ({ person, browser } = await signUpVerified(instances)))
afterAll(() => instances.stop())

/** What the person's own browser sends, and what that of a stranger does. */
const host = () => new URL(instances.appUrl).host
const own = (headers: IncomingHttpHeaders = {}): IncomingHttpHeaders => ({
  ...{ host: host(), 'x-forwarded-for': browser.address, ...headers },
  cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
})
const strange = (headers: IncomingHttpHeaders = {}): IncomingHttpHeaders => ({
  ...{ host: host(), 'x-forwarded-for': '192.0.2.77', ...headers },
})

function behind(manners: Manners): void {
  beforeEach(async () => void (proxy = await startCachingProxy(instance.url, manners)))
  afterEach(() => proxy.stop())
}

const pages = ['/account', '/account/sessions', '/account/security', '/', '/sign-in']
const calls = ['/api/auth/session', '/api/auth/me', '/api/auth/sessions']
/** Endings by which a cache takes an address for a file. */
const disguised = [...pages.slice(0, 3), ...calls].flatMap((path) =>
  [
    ...[
      '/x.css',
      '/x.js',
      '/x.png',
      ';x.css',
      ';.css',
      '%2fx.css',
      '%3bx.css',
      '%3fx.css',
      '%23x.css',
      '%00.css',
    ],
    ...['.css', '.rsc', '.json', '.txt', '?.css', '?x=.css', '?_rsc=1&.js', '/..%2fx.css', '/%2e%2e/x.css'],
  ].map((ending) => path + ending),
)
/** The forms in which the router of Next asks for a page. */
const forms: Record<string, string>[] = [
  {},
  { rsc: '1' },
  ...(process.env.GATEHOUSE_LONG === '1'
    ? [
        { rsc: '1', 'next-router-prefetch': '1' },
        { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
      ]
    : []),
]

describe.each(['polite', 'careless'] as const)('INJ-9 behind a %s cache', (manners) => {
  behind(manners)

  it('a stranger gets nothing of what a person has opened before', async () => {
    const stayIn = every(30_000, () => browser.post('/api/auth/refresh'))
    for (const path of [...pages, ...calls, ...disguised]) {
      await stayIn()
      for (const form of forms) {
        const asked = `${path} ${JSON.stringify(form)}`
        await proxy.send(path, { headers: own(form) })
        for (const options of [{}, { method: 'HEAD' }, { headers: { range: 'bytes=0-2000' } }]) {
          const headers = strange({ ...form, ...options.headers })
          const answer = await proxy.send(path, { ...options, headers })
          expect(answer.text, asked).not.toContain(person.email)
          expect(answer.text, asked).not.toContain(person.name)
          expect(answer.headers['set-cookie'], asked).toBeUndefined()
        }
      }
    }
    for (const { headers } of proxy.kept) expect(headers['set-cookie']).toBeUndefined()
    expect((await proxy.send('/account', { headers: own() })).text, 'twin').toContain(person.email)
  })

  it('the cookies of a session that is renewed on the way to a page stay out of it', async () => {
    for (const path of ['/account/x.css', '/account%2fx.css', '/nothing.css', '/account?.css', '/account']) {
      const cookie = `ref=${(await signIn(instances, person)).cookies.get('ref')}`
      const renewed = await proxy.send(path, { headers: { ...strange(), cookie } })
      if (path === '/account') expect(renewed.headers['set-cookie'], 'twin').toHaveLength(2)
      const after = await proxy.send(path, { headers: strange() })
      expect(after.headers['set-cookie'], path).toBeUndefined()
    }
  })

  it('twin: the person sees their page, the same address shows the stranger the way in, and files are kept', async () => {
    const page = await proxy.send('/account', { headers: own() })
    expect(page.text).toContain(person.email)
    const turnedAway = await proxy.send('/account', { headers: strange() })
    expect(turnedAway.headers.location).toBe('/sign-in?next=%2Faccount')
    const [, file = ''] = /"(\/_next\/static\/[^"]+\.css)/.exec(page.text) ?? []
    for (const path of [file, '/api/auth/.well-known/jwks.json']) {
      expect((await proxy.send(path, { headers: own() })).headers['x-cache'], path).toBe('miss')
      expect((await proxy.send(path, { headers: strange() })).headers['x-cache'], path).toBe('hit')
    }
  })
})

describe('INJ-9 what is asked for again', () => {
  behind('polite')

  it('a person’s page has no mark by which a stranger could have it confirmed', async () => {
    for (const path of ['/account', '/api/auth/me']) {
      const { headers } = await proxy.send(path, { headers: own() })
      const marks = {
        ...(headers.etag && { 'if-none-match': headers.etag }),
        'if-modified-since': new Date().toUTCString(),
      }
      const { status } = await proxy.send(path, { headers: strange(marks) })
      expect([307, 401], path).toContain(status)
    }
  })

  it('a page and the form of it that the router fetches are never taken for one another', async () => {
    for (const path of ['/', '/sign-in', '/docs/api']) {
      const fetched = await proxy.send(path, { headers: strange({ rsc: '1' }) })
      const page = await proxy.send(path, { headers: strange() })
      expect(page.headers['content-type'], path).toContain('text/html')
      if (fetched.status === 200) expect(fetched.headers['content-type'], path).toContain('text/x-component')
    }
  })
})

const evil = 'evil.example'
const poisons: Record<string, string>[] = [
  { 'x-forwarded-host': evil },
  { 'x-forwarded-host': evil, 'x-forwarded-proto': 'https', 'x-forwarded-port': '444' },
  { forwarded: `for=1.2.3.4;host=${evil};proto=https` },
  { 'x-original-url': `//${evil}/`, 'x-rewrite-url': `//${evil}/` },
  { 'x-host': evil, 'x-http-host-override': evil, 'x-forwarded-server': evil },
  { host: evil },
  { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' },
]

describe.each(['polite', 'careless'] as const)('INJ-6 behind a %s cache', (manners) => {
  behind(manners)

  it('no header makes an answer that leads the next visitor elsewhere', async () => {
    const paths = ['/', '/sign-in', '/account', '/docs/api', '/api/openapi.json', '/nothing.css', '/x/']
    for (const path of [...paths, '/api/auth/.well-known/jwks.json']) {
      for (const poison of poisons) {
        const asked = `${path} ${JSON.stringify(poison)}`
        const first = await proxy.send(path, { headers: strange(poison) })
        const next = await proxy.send(path, { headers: strange() })
        for (const { text, headers } of [first, next]) {
          expect(text, asked).not.toContain(evil)
          expect(JSON.stringify(headers), asked).not.toContain(evil)
        }
      }
    }
  })

  it('no header turns a look into a deletion', async () => {
    for (const poison of poisons) await proxy.send('/api/auth/me', { headers: own(poison) })
    const me = await proxy.send('/api/auth/me', { headers: own() })
    expect(me.text, 'twin').toContain(person.email)
  })

  it('twin: what names the application names it by APP_URL', async () => {
    const document = await proxy.send('/api/openapi.json', { headers: strange() })
    expect(document.text).toContain(instances.appUrl)
  })
})

/** Calls `work` when so many ms have passed since it last did: an access token lives for a minute. */
function every(ms: number, work: () => Promise<unknown>): () => Promise<void> {
  let last = Date.now()
  return async () => {
    if (Date.now() - last < ms) return
    last = Date.now()
    await work()
  }
}
