import { expect, test } from 'vitest'
import { readJson, retryAfterMs } from './read-response'

const date = 'Sun, 01 Mar 2026 12:00:00 GMT'

test.each([
  ['seconds', { 'Retry-After': '120' }, 120_000],
  ['a date, on the server’s clock', { 'Retry-After': 'Sun, 01 Mar 2026 12:01:00 GMT', Date: date }, 60_000],
  ['at most an hour', { 'Retry-After': '999999999' }, 3_600_000],
  ['a date that is past', { 'Retry-After': date, Date: 'Sun, 01 Mar 2026 12:01:00 GMT' }, null],
  ['nonsense', { 'Retry-After': 'soon' }, null],
  ['nothing', {}, null],
])('Retry-After: %s', (_, headers, ms) => {
  expect(retryAfterMs(new Headers(headers as Record<string, string>), 0)).toBe(ms)
})

test('reads JSON, and nothing where there is none', async () => {
  expect(await readJson(new Response('{"a":1}'))).toEqual({ a: 1 })
  expect(await readJson(new Response('<html>'))).toBeUndefined()
  expect(await readJson(new Response(null, { status: 204 }))).toBeUndefined()
})
