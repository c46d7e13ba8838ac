import { AppError } from '../errors'
import type { AnyAction } from './action'

/** Stands in for the action of a path or method that has none, so that these answers go through the same pipeline. */
export function unrouted(allow: string[]): AnyAction {
  const error = allow.length
    ? new AppError('METHOD_NOT_ALLOWED', `Use ${allow.join(' or ')} here.`, {
        headers: { Allow: allow.join(', ') },
      })
    : new AppError('NOT_FOUND', 'There is nothing at this path.')
  return {
    key: '',
    name: 'http.unrouted',
    method: 'GET',
    path: '',
    summary: '',
    tag: '',
    authentication: 'none',
    answers: {},
    errors: [],
    audit: null,
    handler: () => Promise.reject(error),
  }
}
