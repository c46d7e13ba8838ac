export type JsonSchema = Record<string, unknown>

/** Those of the document, by name. */
export type Schemas = Record<string, JsonSchema>

const refPrefix = '#/components/schemas/'

/** The schema behind a `$ref` (JSON Schema 2020-12 §8.2.3.1), with what stands beside it; others are returned as they are. */
export function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const { $ref, ...rest } = schema
  if (typeof $ref !== 'string') return schema
  const target = schemas[$ref.slice(refPrefix.length)]
  return target ? { ...resolve(target, schemas), ...rest } : rest
}

/** The schema that is meant, without its `null`, and whether there was one. */
export function withoutNull(part: JsonSchema, schemas: Schemas): { schema: JsonSchema; nullable: boolean } {
  const schema = resolve(part, schemas)
  const alternatives = listOf(schema.anyOf) ?? listOf(schema.oneOf)
  if (alternatives) {
    const others = alternatives.filter(({ type }) => type !== 'null')
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = schema
    const [only] = others
    const rejoined =
      others.length === 1 && only ? { ...resolve(only, schemas), ...rest } : { ...rest, anyOf: others }
    return { schema: rejoined, nullable: others.length < alternatives.length }
  }
  if (!Array.isArray(schema.type)) return { schema, nullable: false }
  const types = schema.type.filter((type) => type !== 'null')
  const nullable = types.length < schema.type.length
  return { schema: { ...schema, type: types.length === 1 ? types[0] : types }, nullable }
}

export function propertiesOf(schema: JsonSchema): Record<string, JsonSchema> {
  return isSchema(schema.properties) ? (schema.properties as Record<string, JsonSchema>) : {}
}

export function requiredOf(schema: JsonSchema): string[] {
  return Array.isArray(schema.required) ? schema.required.filter((name) => typeof name === 'string') : []
}

export function listOf(value: unknown): JsonSchema[] | null {
  return Array.isArray(value) ? value.filter(isSchema) : null
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
