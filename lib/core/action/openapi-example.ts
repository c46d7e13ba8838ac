import type { JsonSchema } from './openapi'

/** A value that the schema accepts: its first example where it has one, else the plainest of its type. */
export function exampleOf(schema: JsonSchema): unknown {
  const { examples, enum: values, anyOf, type } = schema as Parts
  if (examples?.length) return examples[0]
  if (values?.length) return values[0]
  if ('const' in schema) return schema.const
  if (anyOf?.[0]) return exampleOf(anyOf[0])
  if (Array.isArray(type)) return exampleOf({ ...schema, type: type[0] })
  return plainest(schema)
}

type Parts = {
  type?: string | string[]
  format?: string
  examples?: unknown[]
  enum?: unknown[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  minimum?: number
  properties?: Record<string, JsonSchema>
}

function plainest({ type, format, items, minimum, properties = {} }: Parts): unknown {
  if (type === 'array') return items ? [exampleOf(items)] : []
  if (type === 'object') {
    return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, exampleOf(part)]))
  }
  if (type === 'integer' || type === 'number') return minimum ?? 1
  if (type === 'boolean') return true
  return (format && byFormat[format]) ?? '…'
}

const byFormat: Record<string, string> = {
  uuid: '019aa5d0-7a3e-7c2b-9f4d-0123456789ab',
  email: 'ada@example.com',
  'date-time': '2026-01-31T12:00:00.000Z',
}
