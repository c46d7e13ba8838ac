import type { AnyAction } from '@/lib/core/action/action'
import type { Call } from './attempt'
import { fieldsOf, replaceAt } from './fields'
import { pathOf } from './methods'

/** A call of the action as the API document shows it: it may be refused for what it asks, but not for its form. */
export function exampleCall(action: AnyAction): Call {
  const call = { method: action.method, path: pathOf(action), headers: {} }
  if (action.method === 'GET') return call
  const body = fieldsOf(action).reduce<unknown>(
    (made, { path, schema }) => replaceAt(made, path, schema.examples?.[0] ?? schema.enum?.[0] ?? 'text'),
    {},
  )
  return { ...call, body }
}
