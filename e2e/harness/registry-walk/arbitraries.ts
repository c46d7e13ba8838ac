import fc from 'fast-check'
import type { AnyAction } from '@/lib/core/action/action'
import type { Alteration, Call } from './attempt'
import { schemaOf, typesOf, type Schema } from './fields'

/** What one call is given, before it becomes a path, a query and a body. */
export type Inputs = {
  params: Record<string, string>
  query: Record<string, string>
  body: Record<string, unknown> | undefined
}

/** Text that has broken something, somewhere: SQL, line breaks, formulas, HTML, paths, formats, Unicode at its edges. */
export const hostileTexts = [
  ...[
    `' OR '1'='1`,
    `'; DROP TABLE users; --`,
    `" OR ""="`,
    `1) UNION SELECT null, version() --`,
    '%',
    '_',
    `\\'`,
  ],
  ...[
    'Ada\r\nBcc: eve@example.com',
    'a\nb',
    'a\u0085b',
    'a\u2028b',
    '\u0000',
    'a\u0000b',
    '\u001b[2J',
    '\ufeffx',
  ],
  ...[
    '__proto__',
    'constructor',
    '{"$ne":""}',
    '${7*7}',
    '{{7*7}}',
    '%s%n',
    '=1+1',
    '@SUM(A1)',
    '<script>x</script>',
  ],
  ...[
    '../../etc/passwd',
    '%2e%2e%2f',
    '//evil.example',
    'javascript:x',
    'null',
    'undefined',
    'NaN',
    '-0',
    '1e309',
  ],
  ...['\u202eabc', 'a\u200bb', 'ı', 'K', 'ﬀ', '𝒶', '👩‍👩‍👧', 'e\u0301', ' ', '', 'x'.repeat(5_000)],
]

/** Values that a schema was written for. */
export function validOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map(validOf))
  const types = typesOf(schema)
  const own = fc.oneof(...types.map((type) => ofType(type, schema)))
  return schema.examples?.length ? fc.oneof(fc.constantFrom(...schema.examples), own) : own
}

/** An object as its schema wants it, in which any field may be something else, missing, or hostile. */
export function anythingLike(schema: Schema): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {} } = schema
  const fields = Object.entries(properties).map(([name, field]) => [name, nearly(field)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] })
}

/** Inputs for an action, mostly of the right form. */
export function inputsOf({ params, query, body }: AnyAction): fc.Arbitrary<Inputs> {
  const texts = (schema: Schema) =>
    fc.record(Object.fromEntries(Object.keys(schema.properties ?? {}).map((name) => [name, text])))
  return fc.record({
    params: texts(schemaOf(params)),
    query: fc.oneof(fc.constant({}), texts(schemaOf(query))),
    body: body ? anythingLike(schemaOf(body)) : fc.constantFrom(undefined, {}),
  })
}

/** The call with these inputs in the place of its own; fields of the call's own body stay where they are not given. */
export function withInputs(action: AnyAction, { params, query, body }: Inputs): Alteration {
  return (call: Call) => {
    const path = action.path.replace(/:(\w+)/g, (_, name: string) => segment(params[name] ?? ''))
    const search = Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''
    if (action.method === 'GET') return { ...call, path: path + search }
    return {
      ...call,
      path: path + search,
      ...(body && { body: { ...(call.body as object | undefined), ...body } }),
    }
  }
}

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
)

/** A segment of a path can be neither empty nor dots, which a URL resolves before anyone sees it. */
function segment(value: string): string {
  const encoded = encodeURIComponent(value.toWellFormed())
  return /^\.{0,2}$/.test(encoded) ? 'x' : encoded
}

function nearly(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: validOf(schema) }, { weight: 3, arbitrary: text }, fc.jsonValue())
}

function ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  const { minimum, maximum, items = {}, minItems, maxItems = 5, properties = {}, required = [] } = schema
  const record = () =>
    Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, validOf(inner)]))
  switch (type) {
    case 'string':
      return stringOf(schema)
    case 'integer':
      return fc
        .maxSafeInteger()
        .filter((value) => value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity))
    case 'number':
      return fc.double({ noNaN: true, min: minimum, max: maximum })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(validOf(items), { minLength: minItems, maxLength: Math.min(maxItems, 5) })
    default:
      return fc.record(record(), { requiredKeys: required })
  }
}

function stringOf({ format, pattern, minLength = 0, maxLength = 300 }: Schema): fc.Arbitrary<string> {
  if (format === 'email') return fc.emailAddress()
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (format === 'uri') return fc.webUrl()
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 300)) })
}
