import type { AnyAction } from '@/lib/core/action/action'
import { withBody, withHeaders, type Attempt, type Call, type Twin } from './attempt'

/** Every method that Next hands to a route. */
export const everyMethod = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const anyId = '019aa5d0-7a3e-7c2b-9f4d-0123456789ab'

/** A path of this action, with an id of nobody's in the place of each parameter. */
export function pathOf({ path }: AnyAction): string {
  return path.replace(/:\w+/g, anyId)
}

export type PathCase = { path: string; method: string; serves: boolean; allow: string[] }

/** Every path × every method: whether it is served, and if not, what Allow must name. */
export function methodMatrix(actions: readonly AnyAction[]): PathCase[] {
  const served = new Map<string, string[]>()
  for (const action of actions) {
    const path = pathOf(action)
    const methods = action.method === 'GET' ? ['GET', 'HEAD'] : [action.method]
    served.set(path, [...(served.get(path) ?? []), ...methods])
  }
  return [...served].flatMap(([path, allow]) =>
    everyMethod.map((method) => ({ path, method, serves: allow.includes(method), allow })),
  )
}

/** Spellings of a path that some server, somewhere, takes for the path itself. */
export function nearPaths(path: string): string[] {
  const last = path.slice(path.lastIndexOf('/') + 1)
  const encoded = `%${last.charCodeAt(0).toString(16)}${last.slice(1)}`
  return [
    ...[`${path}/`, `${path}.json`, `${path}.rsc`, `${path};x=1`, `${path}%20`, `${path}%00`],
    ...[path.replace('/api/', '/api//'), path.toUpperCase(), path.replace('/api/', '/api%2f')],
    ...[path.slice(0, -last.length) + encoded, `${path}/no/such/path`],
  ]
}

/** A body in any form but plain JSON. Who sends a credential of its own gets no CSRF error, but the same refusal. */
export function contentAttempts(): Attempt[] {
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
  ]
  return [
    ...['gzip', 'deflate', 'br', 'zstd', 'compress', 'identity, gzip', 'GZIP', 'x'].map((encoding) => ({
      title: `INJ-7 Content-Encoding: ${encoding}`,
      alter: withHeaders({ 'content-encoding': encoding }),
      refusal: 'UNSUPPORTED_MEDIA_TYPE' as const,
    })),
    ...types.map((type) => ({
      title: `CSR-5 Content-Type: ${type}, with a credential in the header`,
      alter: withHeaders({ 'content-type': type, authorization: 'Bearer x', origin: null }),
      refusal: 'UNSUPPORTED_MEDIA_TYPE' as const,
    })),
    {
      title: 'PWD-4 INJ-7 a megabyte',
      alter: withBody((body) => ({ ...body, password: 'x'.repeat(1_048_576) })),
      refusal: 'PAYLOAD_TOO_LARGE',
    },
  ]
}

export function contentTwins(): Twin[] {
  const types = ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']
  return [
    ...types.map((type) => ({
      title: `CSR-5 twin: Content-Type: ${type}`,
      alter: withHeaders({ 'content-type': type }),
    })),
    {
      title: 'INJ-7 twin: Content-Encoding: identity',
      alter: withHeaders({ 'content-encoding': 'identity' }),
    },
    { title: 'PWD-4 twin: sixty kilobytes of blanks around the body', alter: padded },
  ]
}

const padded = (call: Call): Call => ({ ...call, body: JSON.stringify(call.body ?? {}) + ' '.repeat(60_000) })
