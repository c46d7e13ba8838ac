import type { AnyAction, Method } from './action'

export type Match =
  | { found: true; action: AnyAction; params: Record<string, string> }
  | { found: false; allow: (Method | 'HEAD')[] }

export type Registry = {
  actions: readonly AnyAction[]
  byKey(key: string): AnyAction | undefined
  /** `allow` names every method that the path answers, HEAD beside GET included; empty when no action has this path. */
  match(method: string, path: string): Match
}

type Route = { segments: string[]; methods: Map<Method, AnyAction> }

/** Refuses two actions with the same key, or the same method and path, when it is made. */
export function createRegistry(actions: readonly AnyAction[]): Registry {
  const keys = new Map<string, AnyAction>()
  const routes = new Map<string, Route>()
  for (const action of actions) {
    if (keys.has(action.key)) throw new TypeError(`two actions are called ${action.key}`)
    keys.set(action.key, action)
    const shape = action.path.replace(/:\w+/g, ':')
    const route = routes.get(shape) ?? { segments: action.path.split('/'), methods: new Map() }
    if (route.methods.has(action.method))
      throw new TypeError(`two actions at ${action.method} ${action.path}`)
    route.methods.set(action.method, action)
    routes.set(shape, route)
  }
  return {
    actions,
    byKey: (key) => keys.get(key),
    match(method, path) {
      const segments = path.split('/')
      // A path spelled out wins over one with parameters.
      for (const route of [routes.get(path), ...routes.values()]) {
        if (!route || !fits(route.segments, segments)) continue
        const action = actionFor(route, method)
        if (!action) return { found: false, allow: allowed(route) }
        return { found: true, action, params: paramsOf(action.path.split('/'), segments) }
      }
      return { found: false, allow: [] }
    },
  }
}

/** HEAD is answered wherever GET is (RFC 9110 §9.3.2). */
function actionFor({ methods }: Route, method: string): AnyAction | undefined {
  return methods.get((method === 'HEAD' ? 'GET' : method) as Method)
}

function allowed({ methods }: Route): (Method | 'HEAD')[] {
  return [...methods.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}

function fits(pattern: string[], segments: string[]): boolean {
  if (pattern.length !== segments.length) return false
  return pattern.every((part, at) => {
    const segment = segments[at] ?? ''
    if (!part.startsWith(':')) return part === segment
    const { ending } = parameter(part)
    return segment.endsWith(ending) && segment.length > ending.length
  })
}

/** Parameters are taken as they stand, not decoded: an encoded slash is no slash, and ids need no encoding. */
function paramsOf(pattern: string[], segments: string[]): Record<string, string> {
  const params: Record<string, string> = {}
  pattern.forEach((part, at) => {
    const value = segments[at]
    if (!part.startsWith(':') || value === undefined) return
    const { name, ending } = parameter(part)
    params[name] = value.slice(0, value.length - ending.length)
  })
  return params
}

/** `:id`, or with what ends the name of a file: `:id.pdf`. */
function parameter(part: string): { name: string; ending: string } {
  const [, name = '', ending = ''] = /^:(\w+)(.*)$/.exec(part) ?? []
  return { name, ending }
}
