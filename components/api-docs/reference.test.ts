import { expect, test } from 'vitest'
import { documentForTests } from './document-for-tests'
import { filterOperations } from './filter-operations'
import { toReference } from './reference'

const groups = toReference(documentForTests)
const [signUp, getSession, revokeSession] = groups.flatMap(({ operations }) => operations)

test('operations stand under their tag, in the order of the document', () => {
  expect(groups.map(({ id, name, operations }) => [id, name, operations.map((each) => each.id)])).toEqual([
    ['sign-up', 'Sign-up', ['signUp']],
    ['sessions', 'Sessions', ['getSession', 'revokeSession']],
  ])
})

test('rate limits are told apart from the description', () => {
  expect(signUp?.description).toEqual(['Sends a link.'])
  expect(signUp?.limits).toEqual(['At most 3 in 1 hour by address.', 'At most 20 in 1 hour by client.'])
})

test('who may call', () => {
  expect([signUp?.access, getSession?.access, revokeSession?.access]).toEqual([
    'public',
    'signed-in',
    'optional',
  ])
})

test('answers are sorted, success made up from its schema, errors with an example for each code', () => {
  expect(signUp?.answers.map(({ status, codes }) => [status, codes])).toEqual([
    ['201', []],
    ['400', ['VALIDATION', 'TOKEN_INVALID']],
  ])
  expect(signUp?.answers[0]?.examples).toHaveLength(1)
  expect(JSON.parse(signUp?.answers[1]?.examples[1] ?? '')).toEqual({
    error: { code: 'TOKEN_INVALID', message: 'No.' },
  })
  expect(revokeSession?.answers).toEqual([
    { status: '204', description: 'Done.', codes: [], rows: [], examples: [] },
  ])
})

test('parameters say where they belong', () => {
  expect(getSession?.parameters).toEqual([
    { path: 'id', where: 'path', required: true, type: 'string · uuid', description: '' },
  ])
})

test.each([
  ['', ['signUp', 'getSession', 'revokeSession']],
  ['  DELETE ', ['revokeSession']],
  ['sessions get', ['getSession']],
  ['account', ['signUp']],
  ['nothing like it', []],
])('the filter finds by every word: %j', (query, ids) => {
  expect(filterOperations(groups, query).flatMap(({ operations }) => operations.map(({ id }) => id))).toEqual(
    ids,
  )
})
