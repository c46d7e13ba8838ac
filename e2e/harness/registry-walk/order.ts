import type { AnyAction } from '@/lib/core/action/action'
import type { ErrorCode } from '@/lib/core/errors'
import { pathOf } from './methods'
import { withBody, withHeaders, type Alteration, type Attempt } from './attempt'

/** One thing wrong with a call, and the code that alone it is refused with. */
export type Wrong = { code: ErrorCode; alter: Alteration }

/**
 * What can be wrong with a call of this action, in the order in which it must be found: path, method, size, CSRF,
 * authentication, validation. What the stage decides (access, then limits) comes after all of these.
 */
export function wrongs(action: AnyAction, actions: readonly AnyAction[]): Wrong[] {
  const isMutation = action.method !== 'GET'
  const wrongs: (Wrong | false)[] = [
    { code: 'NOT_FOUND', alter: (call) => ({ ...call, path: '/api/no/such/path' }) },
    { code: 'METHOD_NOT_ALLOWED', alter: (call) => ({ ...call, method: unserved(action, actions) }) },
    isMutation && {
      code: 'PAYLOAD_TOO_LARGE',
      alter: withBody((body) => ({ ...body, x: 'x'.repeat(70_000) })),
    },
    isMutation && { code: 'CSRF', alter: withHeaders({ origin: 'https://evil.example' }) },
    action.authentication === 'session' && { code: 'UNAUTHENTICATED', alter: withHeaders({ cookie: null }) },
    isMutation && { code: 'VALIDATION', alter: withBody((body) => ({ ...body, 'no-such-field': 1 })) },
    Boolean(action.query) && {
      code: 'VALIDATION',
      alter: (call) => ({ ...call, path: withQuery(call.path) }),
    },
  ]
  return wrongs.filter((wrong) => wrong !== false)
}

/** Every two of them at once: the earlier one is what is told. */
export function orderAttempts(action: AnyAction, actions: readonly AnyAction[]): Attempt[] {
  const all = wrongs(action, actions)
  return all.flatMap((first, at) =>
    all.slice(at + 1).map((second) => ({
      title: `${first.code} comes before ${second.code}`,
      alter: (call) => first.alter(second.alter(call)),
      refusal: first.code,
    })),
  )
}

/** A method with a body that nothing answers at this path. */
function unserved(action: AnyAction, actions: readonly AnyAction[]): string {
  const served = actions.filter((other) => pathOf(other) === pathOf(action)).map(({ method }) => method)
  const free = (['PUT', 'PATCH', 'POST', 'DELETE'] as const).find((method) => !served.includes(method))
  if (!free) throw new Error(`every method is served at ${action.path}`)
  return free
}

function withQuery(path: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}no-such-field=1`
}
