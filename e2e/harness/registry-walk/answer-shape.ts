import { errorStatus, type ErrorBody } from '@/lib/core/errors'
import type { Answer } from '../browser'

/** What no error tells: where it was made, what the store is built with, how a secret is kept. */
const leaks = /\n\s*at |node_modules|\.tsx?:\d|prisma|postgres|\$argon2|\w+Hash\b|select .+ from/i
const knownKeys: (keyof ErrorBody['error'])[] = ['code', 'message']

/** Everything that is wrong with the form of an answer of the API, whatever was asked. An answer to HEAD has no body. */
export function faultsOf(answer: Answer, method: string): string[] {
  const { headers, status } = answer
  const shared = [...headers.keys()].filter((name) => name.startsWith('access-control-'))
  const faults = [
    !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(headers.get('x-request-id') ?? '') && 'no X-Request-Id',
    headers.get('x-content-type-options') !== 'nosniff' && 'may be sniffed',
    headers.has('x-powered-by') && 'says what it is built with',
    shared.length > 0 && `is shared with other origins: ${shared.join()}`,
    status < 400 && answer.code !== undefined && 'an error that calls itself a success',
    status >= 400 && headers.get('cache-control') !== 'no-store' && 'an error that may be stored',
    status >= 400 && headers.get('content-type') !== 'application/json' && 'an error that is not JSON',
    status === 405 && !headers.get('allow') && 'no Allow',
    (status === 429 || status === 503) && !Number(headers.get('retry-after')) && 'no Retry-After',
    method === 'HEAD' && answer.text !== '' && 'a body in answer to HEAD',
  ].filter((fault) => fault !== false)
  return status >= 400 && method !== 'HEAD' ? [...faults, ...bodyFaults(answer)] : faults
}

function bodyFaults({ status, text, error }: Answer): string[] {
  const { code, message, issues } = error ?? {}
  const isKnown = code !== undefined && Object.hasOwn(errorStatus, code)
  return [
    !isKnown && `an unknown code ${code}`,
    isKnown && errorStatus[code] !== status && `${code} with status ${status}`,
    knownKeys.some((key) => typeof error?.[key] !== 'string') && 'no code and message',
    !/^.{5,200}$/s.test(message ?? '') && `a message no one can read: ${message}`,
    code === 'VALIDATION' && !issues?.length && 'does not say what is wrong',
    issues?.some((issue) => Object.keys(issue).sort().join() !== 'message,path') && 'issues of another form',
    text.length > 8_192 && 'an answer longer than its reason',
    leaks.test(text) && `tells too much: ${leaks.exec(text)?.[0]}`,
  ].filter((fault) => typeof fault === 'string')
}
