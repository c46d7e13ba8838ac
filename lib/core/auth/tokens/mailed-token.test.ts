import { expect, it } from 'vitest'
import { systemRandom } from '../../clock'
import { createMailedToken, hashMailedToken } from './mailed-token'

it('is 32 random bytes in base64url, of which only a hash is kept', () => {
  const made = Array.from({ length: 100 }, () => createMailedToken(systemRandom))
  for (const { token, tokenHash } of made) {
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(tokenHash).toBe(hashMailedToken(token))
    expect(tokenHash).not.toContain(token)
  }
  expect(new Set(made.map(({ token }) => token)).size).toBe(100)
})
