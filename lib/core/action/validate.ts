import type { z } from 'zod'
import { AppError, type Issue } from '../errors'
import type { AnyAction } from './action'
import { isJson } from './csrf'
import { parseStrictJson } from './strict-json'

/** Path parameters, query and body of one call, before validation. */
export type RawInput = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown }

const maxIssues = 20

/** The query of a URL; a key given twice comes out as an array, which no schema of ours takes by accident. */
export function queryOf(url: URL): Record<string, unknown> {
  const keys = [...new Set(url.searchParams.keys())]
  // fromEntries defines its keys, so that one called __proto__ is a key like any other, and refused.
  return Object.fromEntries(
    keys.map((key) => {
      const values = url.searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
}

/** The JSON of a body; nothing at all counts as an empty object. Throws VALIDATION or UNSUPPORTED_MEDIA_TYPE. */
export function bodyOf(bytes: Uint8Array, headers: Headers): unknown {
  if (bytes.byteLength === 0) return {}
  if (!isJson(headers))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'The Content-Type must be application/json.')
  const parsed = parseStrictJson(bytes)
  if (!parsed.ok) throw invalid([{ path: '', message: parsed.message }])
  return parsed.value
}

/** Splits one object over path parameters, query and body; unknown keys go to the body, whose schema refuses them. */
export function splitInput(action: AnyAction, input: unknown): RawInput {
  if (typeof input !== 'object' || input === null) return { params: {}, query: {}, body: input ?? {} }
  const raw = {
    params: {} as Record<string, unknown>,
    query: {} as Record<string, unknown>,
    body: {} as Record<string, unknown>,
  }
  for (const [key, value] of Object.entries(input)) {
    if (action.params && key in action.params.shape) raw.params[key] = value
    else if (action.query && key in action.query.shape) raw.query[key] = value
    else raw.body[key] = value
  }
  return raw
}

/** The one input of an action: each part checked by its schema. Throws VALIDATION with an issue for each thing wrong. */
export function validateInput(action: AnyAction, raw: RawInput): Record<string, unknown> {
  const issues: Issue[] = []
  const part = (schema: z.ZodObject | undefined, value: unknown): Record<string, unknown> => {
    if (!schema) return {}
    const result = strictly(schema).safeParse(value)
    if (result.success) return result.data
    issues.push(...result.error.issues.flatMap(toIssues))
    return {}
  }
  const params = part(action.params, raw.params)
  const query = part(action.query, raw.query)
  const body = part(action.body, raw.body)
  if (!action.body) issues.push(...unexpectedBody(raw.body))
  if (issues.length) throw invalid(issues)
  return { ...query, ...body, ...params }
}

const strict = new WeakMap<z.ZodObject, z.ZodObject>()

/** Made once for each schema: the first parse of a new one compiles it, which takes longer than many parses. */
function strictly(schema: z.ZodObject): z.ZodObject {
  const known = strict.get(schema) ?? schema.strict()
  strict.set(schema, known)
  return known
}

export function invalid(issues: Issue[]): AppError {
  const first = issues[0]?.message ?? 'The input is not valid.'
  return new AppError('VALIDATION', first, { issues: issues.slice(0, maxIssues) })
}

function unexpectedBody(body: unknown): Issue[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return [{ path: '', message: 'Expected an object.' }]
  }
  return Object.keys(body).map((key) => ({ path: key.slice(0, 64), message: 'Not a field of this request.' }))
}

function toIssues(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.map(String).join('.').slice(0, 128)
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  return issue.keys.map((key) => ({
    path: [path, key.slice(0, 64)].filter(Boolean).join('.'),
    message: 'Not a field of this request.',
  }))
}
