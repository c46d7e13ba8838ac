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

it('JWT-8 knows a token by its whole text, whatever it ends with', () => {
  const cache = createTokenCache<string>(10)
  const end = `.${'s'.repeat(86)}`
  cache.set(`one${end}`, 'session', 1_000)
  expect(cache.get(`two${end}`, 0)).toBeNull()
  expect(cache.get(`one${end}`, 0)).toBe('session')
})

it('holds no more than it may, and lets the oldest go first', () => {
  const cache = createTokenCache<number>(3)
  for (let at = 0; at < 1_000; at++) cache.set(`token ${at}`, at, 10_000)
  expect(cache.size).toBe(3)
  expect([996, 997, 998, 999].map((at) => cache.get(`token ${at}`, 0))).toEqual([null, 997, 998, 999])
})
