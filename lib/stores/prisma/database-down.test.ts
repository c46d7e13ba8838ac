import { expect, test } from 'vitest'
import { isDatabaseDown, sqlStateOf } from './database-down'

function coded(code: string, more: object = {}): Error {
  return Object.assign(new Error('no'), { code, ...more })
}

test.each([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'].map((code) => coded(code)),
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'].map((code) => coded(code)),
  ...['57P01', '57P02', '57P03', '08006', '08001', '53300', '57014', '55P03'].map((code) => coded(code)),
  coded('ENOENT', { syscall: 'connect' }),
  Object.assign(new Error('no'), { errorCode: 'P1001' }),
  new Error('Query read timeout'),
  new Error('timeout exceeded when trying to connect'),
  new Error('Connection terminated unexpectedly'),
  new Error('Connection terminated due to connection timeout'),
  new Error('Client has encountered a connection error and is not queryable'),
  new Error('outer', { cause: new Error('inner', { cause: coded('ECONNREFUSED') }) }),
  coded('P2010', { meta: { driverAdapterError: { cause: { kind: 'postgres', originalCode: '57P01' } } } }),
  coded('P2010', { meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } } }),
  new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]),
])('%s means that the database is down', (error) => {
  expect(isDatabaseDown(error)).toBe(true)
})

test.each([
  null,
  undefined,
  'ECONNREFUSED',
  new Error('boom'),
  coded('P2002'),
  coded('P2034'),
  coded('23505'),
  coded('42P01'),
  coded('40001'),
  coded('ENOENT', { syscall: 'open' }),
  new Error('He said: Connection terminated'),
])('%s does not', (error) => {
  expect(isDatabaseDown(error)).toBe(false)
})

test('finds the SQLSTATE wherever Prisma hangs it', () => {
  expect(sqlStateOf(coded('40P01'))).toBe('40P01')
  const raw = coded('P2010', {
    meta: { driverAdapterError: { cause: { originalCode: '40001', kind: 'x' } } },
  })
  expect(sqlStateOf(raw)).toBe('40001')
  expect(sqlStateOf(coded('P2002'))).toBeNull()
  expect(sqlStateOf(new Error('no'))).toBeNull()
})

test('an error that is its own cause ends the search', () => {
  const error = new Error('round')
  error.cause = error
  expect(isDatabaseDown(error)).toBe(false)
})
