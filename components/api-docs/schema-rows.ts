import {
  isSchema,
  listOf,
  propertiesOf,
  requiredOf,
  resolve,
  withoutNull,
  type JsonSchema,
  type Schemas,
} from '@/lib/core/action/json-schema'

/** A line of a table of fields. `path` is where the field stands, e.g. `sessions[].id`. */
export type SchemaRow = { path: string; type: string; required: boolean; description: string }

/** Past this depth a document says more by its example. */
const deepest = 4

/** The fields of an object, those of its objects and arrays after it. Empty for what is no object. */
export function schemaRows(schema: JsonSchema, schemas: Schemas): SchemaRow[] {
  return rowsOf(contentOf(schema, schemas), schemas, '', 0)
}

function rowsOf(object: JsonSchema, schemas: Schemas, prefix: string, depth: number): SchemaRow[] {
  const required = requiredOf(object)
  return Object.entries(propertiesOf(object)).flatMap(([name, part]) => {
    const { schema, nullable } = withoutNull(part, schemas)
    const { item, brackets } = unwrap(schema, schemas)
    const row = {
      path: prefix + name,
      type: typeName(schema, schemas) + (nullable ? ' or null' : ''),
      required: required.includes(name),
      description: describe(schema),
    }
    const inner = depth < deepest ? rowsOf(item, schemas, `${prefix}${name}${brackets}.`, depth + 1) : []
    return [row, ...inner]
  })
}

function contentOf(schema: JsonSchema, schemas: Schemas): JsonSchema {
  return unwrap(withoutNull(schema, schemas).schema, schemas).item
}

/** What an array holds, however deep, with `[]` for each level. */
function unwrap(schema: JsonSchema, schemas: Schemas, brackets = ''): { item: JsonSchema; brackets: string } {
  if (schema.type !== 'array' || !isSchema(schema.items)) return { item: schema, brackets }
  return unwrap(withoutNull(schema.items, schemas).schema, schemas, `${brackets}[]`)
}

/** A type in words: `string · email`, `array of object`, `"a" | "b"`. */
export function typeName(schema: JsonSchema, schemas: Schemas): string {
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum) && schema.enum.length <= 6) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  }
  const alternatives = listOf(schema.anyOf)
  if (alternatives) return alternatives.map((part) => typeName(resolve(part, schemas), schemas)).join(' or ')
  if (schema.type === 'array' && isSchema(schema.items)) {
    return `array of ${typeName(resolve(schema.items, schemas), schemas)}`
  }
  const type = [schema.type ?? 'any'].flat().join(' or ')
  return typeof schema.format === 'string' ? `${type} · ${schema.format}` : type
}

function describe(schema: JsonSchema): string {
  const { description, minLength, maxLength, minimum, maximum } = schema
  const parts = [
    typeof description === 'string' ? description : '',
    range(minLength, maxLength, ' characters'),
    range(minimum, maximum, ''),
    'default' in schema ? `${JSON.stringify(schema.default)} unless given.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

function range(min: unknown, max: unknown, unit: string): string {
  const least = isBound(min) ? min : null
  const most = isBound(max) ? max : null
  if (least !== null && most !== null) return `${least} to ${most}${unit}.`
  if (most !== null) return `At most ${most}${unit}.`
  return least !== null && least !== 0 ? `At least ${least}${unit}.` : ''
}

/** The bounds of what a JSON number can hold say nothing. */
function isBound(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER
}
