import { expect, it } from 'vitest'
import { createTokenCache } from './token-cache'

it('remembers a token until it expires', () => {
  const cache = createTokenCache<string>(10)
  cache.set('token', 'session', 1_000)
  expect(cache.get('token', 999)).toBe('session')
  expect(cache.get('token', 1_000)).toBeNull()
  expect(cache.size).toBe(0)
  expect(cache.get('other', 0)).toBeNull()
})

it('holds no more than it may, and lets the oldest go first', () => {
  const cache = createTokenCache<number>(3)
  for (let at = 0; at < 1_000; at++) cache.set(`token ${at}`, at, 10_000)
  expect(cache.size).toBe(3)
  expect([996, 997, 998, 999].map((at) => cache.get(`token ${at}`, 0))).toEqual([null, 997, 998, 999])
})
