import { expect, test } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { testSite } from '@/e2e/harness/feature-actions'
import { createOpenApi } from './openapi'
import { exampleOf } from './openapi-example'

const uuid = expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/)
const schemas = {
  Person: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      parent: { anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Person' }] },
    },
  },
}

test.each([
  [{ type: 'string', examples: ['own', 'other'], default: 'usual' }, 'own'],
  [{ const: '1' }, '1'],
  [{ type: 'string', default: 'usual', enum: ['first', 'usual'] }, 'usual'],
  [{ enum: ['first', 'second'] }, 'first'],
  [{ anyOf: [{ type: 'null' }, { type: 'integer' }] }, 1],
  [{ oneOf: [{ type: 'boolean' }, { type: 'string' }] }, true],
  [{ type: ['null', 'string'], format: 'email' }, 'ada@example.com'],
  [{ type: 'integer', minimum: 20 }, 20],
  [{ type: 'integer', minimum: Number.MIN_SAFE_INTEGER }, 1],
  [{ type: ['array', 'null'], items: { type: 'boolean' } }, [true]],
  [{ type: 'array' }, []],
  [
    { type: 'object', properties: { name: { type: 'string' }, more: {} } },
    { name: 'Ada Lovelace', more: null },
  ],
  [{ type: 'string' }, 'text'],
  [{ $ref: '#/components/schemas/Nobody' }, null],
])('the example of %j', (schema, value) => {
  expect(exampleOf(schema, schemas)).toEqual(value)
})

test('a schema that holds itself ends', () => {
  const example = exampleOf({ $ref: '#/components/schemas/Person' }, schemas)
  expect(example).toMatchObject({ id: uuid, parent: { id: uuid, parent: { id: uuid } } })
  expect(JSON.stringify(example)).toContain('null')
})

test('each body of the document is one that its action takes', () => {
  const { actions } = createTestAuth()
  const document = createOpenApi(actions, testSite)
  const bodies = actions.flatMap(({ key, method, path, body }) => {
    const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    const content = operation?.requestBody?.content['application/json']
    return body && content
      ? [{ key, problems: body.strict().safeParse(content.example).error?.issues ?? [] }]
      : []
  })
  expect(bodies.length).toBeGreaterThan(20)
  expect(bodies.filter(({ problems }) => problems.length > 0)).toEqual([])
})
