import { isSchema, listOf, propertiesOf, resolve, type JsonSchema, type Schemas } from './json-schema'

/** Past this depth a schema that holds itself says nothing new. */
const deepest = 6

/**
 * A value that the schema accepts: its own first example where it has one, else the plainest of its type and format.
 * `name` is that of the field, which says more than its type.
 */
export function exampleOf(schema: JsonSchema, schemas: Schemas, name = '', depth = 0): unknown {
  const part = resolve(schema, schemas)
  if (Array.isArray(part.examples) && part.examples.length) return part.examples[0]
  if ('const' in part) return part.const
  if ('default' in part) return part.default
  if (Array.isArray(part.enum)) return part.enum[0]
  const alternative = (listOf(part.anyOf) ?? listOf(part.oneOf))?.find(({ type }) => type !== 'null')
  if (alternative) return exampleOf(alternative, schemas, name, depth)
  const type = Array.isArray(part.type) ? part.type.find((each) => each !== 'null') : part.type
  if (type !== 'array' && type !== 'object') return plainest({ ...part, type }, name)
  if (depth > deepest) return null
  if (type === 'array') return isSchema(part.items) ? [exampleOf(part.items, schemas, name, depth + 1)] : []
  const fields = Object.entries(propertiesOf(part))
  return Object.fromEntries(fields.map(([key, inner]) => [key, exampleOf(inner, schemas, key, depth + 1)]))
}

function plainest({ type, format, minimum }: JsonSchema, name: string): unknown {
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return typeof minimum === 'number' && minimum > 0 ? minimum : 1
  if (type !== 'string') return null
  return samples[String(format)] ?? samples[name] ?? 'text'
}

/** By format, then by the name of the field. */
const samples: Record<string, string> = {
  uuid: '019aa5d0-7a3e-7c2b-9f4d-0123456789ab',
  'date-time': '2026-03-01T12:00:00.000Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
  password: 'correct horse battery staple',
  name: 'Ada Lovelace',
  deviceName: 'Chrome on macOS',
  ipAddress: '203.0.113.7',
}
