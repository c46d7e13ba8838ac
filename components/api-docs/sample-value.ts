import type { JsonSchema } from '@/lib/core/action/openapi'
import { isSchema, listOf, propertiesOf, resolve, type Schemas } from './json-schema'

const deepest = 6

/** A value that the schema could describe: its own example, or one made up from its type and format. */
export function sampleValue(schema: JsonSchema, schemas: Schemas, name = '', depth = 0): unknown {
  const part = resolve(schema, schemas)
  if (Array.isArray(part.examples) && part.examples.length) return part.examples[0]
  if ('example' in part) return part.example
  if ('const' in part) return part.const
  if ('default' in part) return part.default
  if (Array.isArray(part.enum)) return part.enum[0]
  const alternative = (listOf(part.anyOf) ?? listOf(part.oneOf))?.find(({ type }) => type !== 'null')
  if (alternative) return sampleValue(alternative, schemas, name, depth)
  if (depth > deepest) return null
  if (part.type === 'array')
    return isSchema(part.items) ? [sampleValue(part.items, schemas, name, depth + 1)] : []
  if (part.type === 'object' || part.properties) {
    return Object.fromEntries(
      Object.entries(propertiesOf(part)).map(([key, inner]) => [
        key,
        sampleValue(inner, schemas, key, depth + 1),
      ]),
    )
  }
  return scalar(part, name)
}

function scalar({ type, format, minimum }: JsonSchema, name: string): unknown {
  const kind = Array.isArray(type) ? type.find((each) => each !== 'null') : type
  if (kind === 'boolean') return true
  if (kind === 'integer' || kind === 'number') return typeof minimum === 'number' && minimum > 0 ? minimum : 1
  if (kind !== 'string') return null
  const known = samples[String(format)] ?? samples[name]
  return known ?? 'text'
}

/** By format, then by the name of the field. */
const samples: Record<string, string> = {
  uuid: '01997f2c-6f7a-7c1e-9a54-0c7d1f2b3a4d',
  'date-time': '2026-03-01T12:00:00.000Z',
  email: 'ada@example.com',
  uri: 'https://example.com',
  password: 'correct horse battery staple',
  name: 'Ada Lovelace',
  deviceName: 'Chrome on macOS',
  ipAddress: '203.0.113.7',
}
