import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRefreshTokens } from './refresh-token'

const tokens = createRefreshTokens('the secret of the tests, thirty-two or more')
const session = { id: '019aa5d0-7a3e-7c2b-9f4d-0123456789ab', salt: 'salt-of-the-session' }

describe('createRefreshTokens', () => {
  it('says what it was derived for, whatever session and generation', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), fc.string(), fc.nat(0xffff_ffff), (id, salt, generation) => {
        const token = tokens.derive({ id, salt }, generation)
        expect(token).toMatch(/^[\w-]{70}$/)
        expect(tokens.parse(token)).toEqual({ sessionId: id, generation })
        expect(tokens.isGenuine(token, { id, salt })).toBe(true)
        expect(tokens.derive({ id, salt }, generation)).toBe(token)
      }),
    )
  })

  it('gives each generation another token', () => {
    expect(new Set(Array.from({ length: 100 }, (_, at) => tokens.derive(session, at))).size).toBe(100)
  })

  it('is made tomorrow as it was today, or a deployment would sign everybody out', () => {
    expect(tokens.derive(session, 3)).toBe(
      'AZql0Ho-fCufTQEjRWeJqwAAAAMX0PpCw_4ve3YNCTlVUkeGHp8yTepwQs4hAygXvF9BVA',
    )
    expect(tokens.hash('a token')).toBe('BsY_xFzkVIPk_LeBPqmkCVQd-AFdc85iV3QGTKuzj7A')
  })

  it('REF-8 can be made neither from the secret alone nor from the row alone', () => {
    const token = tokens.derive(session, 3)
    expect(tokens.isGenuine(token, { ...session, salt: 'another salt' })).toBe(false)
    expect(createRefreshTokens('another secret of the tests, 32 or more').isGenuine(token, session)).toBe(
      false,
    )
    expect(tokens.hash(token)).not.toContain(token)
    expect(createRefreshTokens('another secret of the tests, 32 or more').hash(token)).not.toBe(
      tokens.hash(token),
    )
  })

  it('REF-4 belongs to one session', () => {
    const other = { ...session, id: '019aa5d0-7a3e-7c2b-9f4d-0123456789ac' }
    expect(tokens.isGenuine(tokens.derive(other, 0), session)).toBe(false)
  })

  it('refuses a change of any bit', () => {
    const bytes = Buffer.from(tokens.derive(session, 3), 'base64url')
    for (let at = 0; at < bytes.length * 8; at++) {
      const changed = Buffer.from(bytes)
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
      expect(tokens.isGenuine(changed.toString('base64url'), session)).toBe(false)
    }
  })

  it('reads base64url and only that, in one spelling', () => {
    const token =
      Array.from({ length: 200 }, (_, at) => tokens.derive(session, at)).find(
        (text) => /-/.test(text) && /_/.test(text),
      ) ?? ''
    expect(tokens.parse(token)).not.toBeNull()
    expect(tokens.parse(token.replaceAll('-', '+').replaceAll('_', '/'))).toBeNull()
    // 52 bytes leave four spare bits in the last character: only zeros there are the token.
    const last = token.at(-1) ?? ''
    const sibling = String.fromCharCode(last.charCodeAt(0) + 1)
    for (const other of [
      `${token}=`,
      ` ${token}`,
      `${token}\n`,
      token.slice(1),
      `${token}A`,
      token.slice(0, -1) + sibling,
    ]) {
      expect(tokens.parse(other), other).toBeNull()
    }
  })

  it('makes nothing of any other text', () => {
    const idOfNone = Buffer.alloc(52, 1).toString('base64url')
    for (const text of [
      idOfNone,
      '',
      'null',
      'a'.repeat(70),
      '-'.repeat(70),
      'x'.repeat(16_384),
      'é'.repeat(70),
    ]) {
      expect(tokens.parse(text)).toBeNull()
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(tokens.parse(text)).toBeNull()
        expect(tokens.isGenuine(text, session)).toBe(false)
      }),
    )
  })
})
