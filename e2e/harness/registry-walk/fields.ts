import { z } from 'zod'
import type { AnyAction } from '@/lib/core/action/action'

/** JSON Schema as zod derives it, in as far as the walk reads it. */
export type Schema = {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  examples?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/** One scalar of a body, wherever in it. */
export type Field = { path: string[]; schema: Schema }

export function schemaOf(object: z.ZodObject | undefined): Schema {
  return object ? (z.toJSONSchema(object, { io: 'input' }) as Schema) : {}
}

/** Every scalar of an action's body; of an array, its first item. */
export function fieldsOf({ body }: AnyAction): Field[] {
  return scalars(schemaOf(body), [])
}

export function isText({ schema }: Field): boolean {
  return typesOf(schema).includes('string') && !schema.enum
}

/** The JSON types that a schema takes; every type when it does not say. */
export function typesOf({ type, anyOf, oneOf, enum: values }: Schema): string[] {
  if (type !== undefined) return [type].flat()
  if (values) return values.map((value) => (value === null ? 'null' : typeof value))
  const options = anyOf ?? oneOf
  return options ? options.flatMap(typesOf) : ['string', 'number', 'boolean', 'null', 'array', 'object']
}

function scalars(schema: Schema, path: string[]): Field[] {
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, inner]) => scalars(inner, [...path, name]))
  if (schema.items) return scalars(schema.items, [...path, '0'])
  return path.length > 0 ? [{ path, schema }] : []
}

/** A copy of the body with another value at that place; what leads there is made where it is missing. */
export function replaceAt(body: unknown, [head, ...rest]: string[], value: unknown): unknown {
  if (head === undefined) return value
  if (head === '0') return [replaceAt(Array.isArray(body) ? body[0] : undefined, rest, value)]
  const object = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return { ...object, [head]: replaceAt(object[head], rest, value) }
}
