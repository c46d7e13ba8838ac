import { expect, test } from 'vitest'
import { documentForTests } from './document-for-tests'
import { schemaRows } from './schema-rows'

const { schemas } = documentForTests.components
const row = (schema: object) => schemaRows({ type: 'object', properties: { x: schema } }, {})[0]

test('fields of objects and of arrays of objects, with their path', () => {
  const rows = schemaRows(
    {
      type: 'object',
      required: ['sessions'],
      properties: {
        sessions: {
          type: 'array',
          items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
        },
        user: { type: 'object', properties: { name: { type: 'string' } } },
      },
    },
    {},
  )
  expect(rows.map(({ path, type, required }) => [path, type, required])).toEqual([
    ['sessions', 'array of object', true],
    ['sessions[].id', 'string', true],
    ['user', 'object', false],
    ['user.name', 'string', false],
  ])
})

test('a schema that holds itself ends', () => {
  const rows = schemaRows({ $ref: '#/components/schemas/User' }, schemas)
  expect(rows.length).toBeLessThan(20)
  expect(rows[1]).toMatchObject({ path: 'parent', type: 'object or null', required: true })
})

test.each([
  [{ const: '1' }, '"1"'],
  [{ enum: ['a', 'b'] }, '"a" | "b"'],
  [{ type: ['string', 'null'] }, 'string or null'],
  [{ anyOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] }, 'string · uuid or null'],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, 'string or integer'],
  [{}, 'any'],
])('the type of %j', (schema, type) => {
  expect(row(schema)?.type).toBe(type)
})

test.each([
  [{ type: 'string', description: 'A name.', minLength: 1, maxLength: 9 }, 'A name. 1 to 9 characters.'],
  [{ type: 'string', maxLength: 9 }, 'At most 9 characters.'],
  [{ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, 'At least 1.'],
  [{ type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, ''],
  [{ type: 'integer', default: 20 }, '20 unless given.'],
])('the description of %j', (schema, description) => {
  expect(row(schema)?.description).toBe(description)
})
