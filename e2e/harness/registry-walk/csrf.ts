import type { AnyAction } from '@/lib/core/action/action'
import { withHeaders, type Alteration, type Attempt, type Call, type Twin } from './attempt'

const evil = 'https://evil.example'

/** What another site can make a browser send, and what only our own pages send. `appUrl` is our origin. */
export function csrfAttempts(action: AnyAction, appUrl: string): Attempt[] {
  return [
    ...origins(appUrl),
    ...ownHeader,
    ...contentTypes,
    ...overrides(action),
    // Who needs no session can be made to get one: an account of the attacker's, or a mail to anyone.
    ...(action.authentication === 'session' ? [] : loginCsrf(appUrl)),
  ]
}

/** For each kind of attempt, the legitimate call that looks most like it. */
export function csrfTwins(appUrl: string): Twin[] {
  const path = `${appUrl}/account?x=1`
  return [
    twin('CSR-1 twin: no Origin, and a Referer of ours', { origin: null, referer: path }),
    twin('CSR-2 twin: our Origin, and a Referer that says nothing', { origin: appUrl, referer: null }),
    twin('CSR-3 twin: our Origin, beside a foreign Referer and host', {
      ...{ origin: appUrl, referer: evil, 'x-forwarded-host': 'evil.example' },
    }),
    twin('CSR-4 twin: our header with its value', { 'x-auth-request': '1' }),
    twin('CSR-5 twin: JSON with its charset', { 'content-type': 'application/json; charset=utf-8' }),
    twin('CSR-6 twin: its own method, whatever a header calls it', methodHeaders('GET')),
    twin('CSR-7 twin: from our own page', { origin: appUrl, 'sec-fetch-site': 'same-origin' }),
    twin('CSR-8 twin: without asking first, from our own page', { 'sec-fetch-mode': 'cors' }),
  ]
}

function origins(appUrl: string): Attempt[] {
  const { protocol, host, hostname } = new URL(appUrl)
  const other = protocol === 'https:' ? 'http:' : 'https:'
  const lookAlikes = [
    ...[
      `${other}//${host}`,
      `${protocol}//${hostname}:444`,
      `${appUrl}.evil.example`,
      `${appUrl}@evil.example`,
    ],
    ...[
      `${protocol}//evil-${host}`,
      `${protocol}//sub.${host}`,
      `${protocol}//${hostname.split('.').slice(1).join('.')}`,
    ],
    ...[
      `${appUrl}/`,
      `${appUrl}%00.evil.example`,
      `${appUrl}, ${evil}`,
      `${evil}, ${appUrl}`,
      `${appUrl}#${evil}`,
    ],
    ...[
      `${evil}/${appUrl}`,
      `${evil}?${appUrl}`,
      `${protocol}//${hostname.toUpperCase()}`,
      `${protocol}//user@${host}`,
    ],
    ...[`${protocol}//${host}.`, 'file://', 'about:blank', host, '*', evil],
  ]
  return [
    attempt('CSR-1 neither Origin nor Referer', { origin: null, referer: null }),
    attempt('CSR-1 neither of them, but fetch metadata', { origin: null, 'sec-fetch-site': 'same-origin' }),
    attempt('CSR-1 an empty Origin', { origin: '' }),
    attempt('CSR-2 Origin: null', { origin: 'null' }),
    attempt('CSR-2 Origin: null beside a Referer of ours', { origin: 'null', referer: `${appUrl}/` }),
    ...lookAlikes.map((origin) => attempt(`CSR-3 Origin: ${origin}`, { origin })),
    ...[
      `${appUrl}@evil.example/`,
      `${appUrl}.evil.example/`,
      `${evil}/?${appUrl}`,
      'null',
      appUrl.slice(6),
    ].map((referer) => attempt(`CSR-3 Referer: ${referer}`, { origin: null, referer })),
    attempt('CSR-3 a foreign Origin that matches X-Forwarded-Host', {
      ...{
        origin: evil,
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
      },
    }),
  ]
}

const ownHeader = [null, '', '0', 'true', '1, 1', '01'].map((value) =>
  attempt(`CSR-4 X-Auth-Request: ${value ?? 'missing'}`, { 'x-auth-request': value }),
)

/** The first three are all that a form can send; the rest try to look like JSON to us and like a form to a browser. */
const contentTypes = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null, ''],
  ...[
    'text/plain; application/json',
    'application/json, text/plain',
    'text/plain, application/json',
    'text/json',
  ],
  ...['application/jsonp', 'application/json; charset=utf-7', 'application/x-json', 'application/json/text'],
].map((type) => attempt(`CSR-5 Content-Type: ${type ?? 'missing'}`, { 'content-type': type }))

function overrides({ method }: AnyAction): Attempt[] {
  const foreign = { origin: evil }
  const asQuery = (query: string) => (call: Call) => ({ ...call, path: `${call.path}?${query}` })
  return [
    attempt('CSR-6 headers that call it a GET', { ...foreign, ...methodHeaders('GET') }),
    {
      ...attempt('CSR-6 a query that calls it a GET', foreign),
      alter: chain(foreign, asQuery('_method=GET')),
    },
    {
      title: 'CSR-6 a field that calls it something else',
      alter: (call) => ({ ...call, body: { ...(call.body as object | undefined), _method: method } }),
      ...{ refusal: 'VALIDATION', field: '_method' },
    },
  ]
}

function loginCsrf(appUrl: string): Attempt[] {
  const nobody = { cookie: null }
  return [
    attempt('CSR-7 from another site, without cookies', { ...nobody, origin: evil }),
    attempt('CSR-7 by a form, without cookies', {
      ...nobody,
      'content-type': 'text/plain',
      'x-auth-request': null,
    }),
    attempt('CSR-7 by a link, without cookies', { ...nobody, origin: null, referer: `${evil}/?${appUrl}` }),
  ]
}

/** What a browser asks before another site's script may send such a call; nobody gets leave. */
export function preflights({ method }: AnyAction, appUrl: string): Attempt[] {
  return [evil, 'null', appUrl].map((origin) => ({
    title: `CSR-8 a preflight from ${origin}`,
    alter: ({ path }) => ({
      method: 'OPTIONS',
      path,
      headers: {
        ...{ origin, 'access-control-request-method': method },
        'access-control-request-headers': 'x-auth-request, content-type',
      },
    }),
    refusal: 'METHOD_NOT_ALLOWED',
  }))
}

/** A mutation asked for as a GET, in every way in which frameworks let a GET be something else. */
export function asGet({ method }: AnyAction): Alteration {
  return ({ path }) => ({ method: 'GET', path: `${path}?_method=${method}`, headers: methodHeaders(method) })
}

function methodHeaders(method: string): Record<string, string> {
  return { 'x-http-method-override': method, 'x-http-method': method, 'x-method-override': method }
}

function chain(headers: Call['headers'], then: Alteration): Alteration {
  return (call) => then(withHeaders(headers)(call))
}

function attempt(title: string, headers: Call['headers']): Attempt {
  return { title, alter: withHeaders(headers), refusal: 'CSRF' }
}

function twin(title: string, headers: Call['headers']): Twin {
  return { title, alter: withHeaders(headers) }
}
